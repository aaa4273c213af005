"""The addresses of the frame."""

from django.urls import path

from securebase.web.shell import views

app_name = "shell"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("notes/", views.notes, name="notes"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("sw.js", views.worker, name="worker"),
    path("offline/", views.offline, name="offline"),
    path("style/", views.style, name="style"),
]
