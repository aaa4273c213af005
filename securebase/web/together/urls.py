"""Where Together is."""

from django.urls import path

from securebase.web.together import views

app_name = "together"
urlpatterns = [path("", views.together, name="together")]
