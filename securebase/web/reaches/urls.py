"""The addresses of reaches and cards."""

from django.urls import path

from securebase.web.reaches import cards, views

app_name = "reaches"
urlpatterns = [
    path("", views.reach, name="reach"),
    path("ask/", views.ask, name="ask"),
    path("list/", views.mine, name="list"),
    path("list/empty/", views.empty, name="empty"),
    path("card/", cards.card, name="card"),
    path("card/<uuid:card_id>/", cards.answer, name="card_answer"),
    path("<uuid:reach_id>/", views.answer, name="answer"),
    path("<uuid:reach_id>/rest/", views.let_be, name="let_be"),
]
