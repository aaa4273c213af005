"""The addresses of the coach. They hold no word of anybody."""

from django.urls import path

from securebase.web.coach import drills, views

app_name = "coach"
urlpatterns = [
    path("", views.say, name="say"),
    path("build/", views.build, name="build"),
    path("room/", views.room, name="room"),
    path("drills/", drills.index, name="drills"),
    path("drills/forget/", drills.forget, name="forget"),
    path("drills/<slug:drill_id>/", drills.one, name="drill"),
]
