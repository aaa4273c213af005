"""The addresses of the map."""

from django.urls import path

from securebase.web.cyclemap import views, views_two

app_name = "cyclemap"
urlpatterns = [
    path("", views.index, name="index"),
    path("half/", views.half, name="half"),
    path("give/", views.give, name="give"),
    path("back/", views.back, name="back"),
    path("agree/", views_two.agree, name="agree"),
    path("word/", views_two.word, name="word"),
    path("name/", views_two.name, name="name"),
    path("in/", views_two.in_it, name="in_it"),
    path("over/", views_two.over, name="over"),
]
