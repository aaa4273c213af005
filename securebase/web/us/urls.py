"""Where Us is."""

from django.urls import path

from securebase.web.us import views, views_report

app_name = "us"
urlpatterns = [
    path("", views.us, name="us"),
    path("page/", views_report.report, name="report"),
    path("page/allow/", views_report.allow, name="allow"),
]
