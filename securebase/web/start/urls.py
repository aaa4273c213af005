"""The first addresses, and what works for one, without an account."""

from django.urls import path

from securebase.web.start import views, words

app_name = "start"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("start/before/", views.before, name="before"),
    path("look/", views.look, name="look"),
    path("words/", words.alone, name="alone"),
    path("words/cards/", words.cards, name="cards"),
    path("words/cards/<slug:card_id>/", words.card, name="card"),
    path("words/talk/", words.talk, name="talk"),
]
