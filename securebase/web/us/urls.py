"""Where Us is."""

from django.urls import path

from securebase.web.us import views

app_name = "us"
urlpatterns = [path("", views.us, name="us")]
