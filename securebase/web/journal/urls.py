"""The journal's addresses. They hold kinds and random ids, and never words."""

from django.urls import path

from securebase.web.journal import sharing, views, writing

urlpatterns = [
    path("", views.index, {"tab": "both"}, name="index"),
    path("all/", views.index, {"tab": "both"}, name="both"),
    path("mine/", views.index, {"tab": "mine"}, name="mine"),
    path("shared/", views.index, {"tab": "shared"}, name="shared"),
    path("find/", views.find, name="find"),
    path("write/", writing.begin, name="write"),
    path("write/<slug:sort>/", writing.write, name="write_kind"),
    path("<uuid:ref>/", views.entry, name="entry"),
    path("<uuid:ref>/change/", writing.change, name="change"),
    path("<uuid:ref>/remove/", writing.remove, name="remove"),
    path("<uuid:ref>/bring/", writing.bring, name="bring"),
    path("<uuid:ref>/share/", sharing.share, name="share"),
    path("<uuid:ref>/back/", sharing.take_back, name="take_back"),
    path("from/<uuid:ref>/", views.given, name="given"),
    path("from/<uuid:ref>/answer/", views.reply, name="reply"),
]
