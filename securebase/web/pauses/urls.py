"""The addresses of pauses. None holds a word."""

from django.urls import path

from securebase.web.pauses import acts, hold, views

app_name = "pauses"
urlpatterns = [
    path("", views.pause, name="pause"),
    path("ask/", views.ask, name="ask"),
    path("body/", views.body, name="body"),
    path("day/", views.not_today, name="not_today"),
    path("hold/", hold.hold, name="hold"),
    path("hold/<uuid:ref>/go/", hold.let_go, name="let_go"),
    path("hold/<uuid:ref>/words/", hold.to_words, name="to_words"),
    path("<uuid:pause_id>/back/", acts.back, name="back"),
    path("<uuid:pause_id>/sign/", acts.sign, name="sign"),
    path("<uuid:pause_id>/still/", acts.still, name="still"),
    path("<uuid:pause_id>/move/", acts.move, name="move"),
    path("<uuid:pause_id>/day/", acts.day, name="day"),
    path("<uuid:pause_id>/unsay/", acts.unsay, name="unsay"),
    path("<uuid:pause_id>/close/", acts.close, name="close"),
]
