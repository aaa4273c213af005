"""The addresses of being two. Neutral: they stay in a browser's history."""

from django.urls import path

from securebase.web.couples import views, views_part

app_name = "couples"
urlpatterns = [
    path("invite/", views.invite, name="invite"),
    path("join/", views.join, name="join"),
    path("joined/", views.joined, name="joined"),
    path("share/", views.share, name="share"),
    path("part/", views_part.part, name="part"),
    path("part/device/", views_part.device, name="part_device"),
    path("part/when/", views_part.when, name="part_when"),
    path("part/sees/", views_part.sees, name="part_sees"),
    path("part/last/", views_part.end, name="part_end"),
    path("part/done/", views_part.parted, name="parted"),
    path("note/", views_part.ended, name="ended"),
]
