"""Where check-ins are."""

from django.urls import path

from securebase.web.checkins import views

urlpatterns = [
    path("", views.form, name="form"),
    path("change/", views.change, name="change"),
    path("days/", views.days, name="days"),
]
