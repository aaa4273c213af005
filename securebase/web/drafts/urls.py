"""Where drafts are kept."""

from django.urls import path

from securebase.web.drafts import views

urlpatterns = [path("", views.keep, name="keep"), path("discard/", views.discard, name="discard")]
