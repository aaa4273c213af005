"""The addresses of noticing."""

from django.urls import path

from securebase.web.noticed import views

app_name = "noticed"
urlpatterns = [
    path("", views.write, name="write"),
    path("<uuid:ref>/remove/", views.remove, name="remove"),
]
