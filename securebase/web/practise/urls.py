"""Where Practise is."""

from django.urls import path

from securebase.web.practise import views

app_name = "practise"
urlpatterns = [path("", views.practise, name="practise")]
