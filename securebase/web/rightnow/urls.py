"""The addresses of Right now."""

from django.urls import path

from securebase.web.rightnow import views

app_name = "rightnow"
urlpatterns = [
    path("", views.now, name="now"),
    path("words/", views.words, name="words"),
    path("ring/", views.ring, name="ring"),
]
