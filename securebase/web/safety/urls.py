"""The addresses of the questions. None says what they are about."""

from django.urls import path

from securebase.web.safety import views

app_name = "safety"
urlpatterns = [
    path("", views.questions, name="questions"),
    path("offered/", views.offered, name="offered"),
    path("keep/", views.keep, name="keep"),
    path("kept/", views.kept, name="kept"),
    path("kept/<uuid:ref>/remove/", views.remove, name="remove"),
    path("two/", views.two, name="two"),
]
