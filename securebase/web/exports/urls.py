"""Addresses of one's own copy."""

from django.urls import path

from securebase.web.exports import views

urlpatterns = [
    path("", views.copy, name="copy"),
    path("back/", views.restore, name="restore"),
]
