"""The addresses of notices."""

from django.urls import path

from securebase.web.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("seen/", views.seen, name="seen"),
    path("choose/", views.choose, name="choose"),
]
