"""The addresses of settling."""

from django.urls import path

from securebase.web.settle import views

app_name = "settle"
urlpatterns = [
    path("", views.index, name="index"),
    path("helped/", views.helped, name="helped"),
    path("<slug:way_id>/", views.one, name="one"),
    path("<slug:way_id>/log/", views.log, name="log"),
]
