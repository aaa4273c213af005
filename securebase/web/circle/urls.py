"""Where the Circle is."""

from django.urls import path

from securebase.web.circle import views

urlpatterns = [
    path("", views.move, name="move"),
    path("forget/", views.forget, name="forget"),
    path("away/", views.away, name="away"),
    path("back/", views.back, name="back"),
    path("cheer/", views.cheer, name="cheer"),
]
