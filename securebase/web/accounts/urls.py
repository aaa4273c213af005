"""The addresses of an account. Neutral: they stay in a browser's history."""

from django.urls import path

from securebase.web.accounts import views, views_keys, views_leaving, views_recover, views_settings, views_signup

app_name = "accounts"
urlpatterns = [
    path("sign-up/", views_signup.sign_up, name="signup"),
    path("sign-in/", views.sign_in, name="signin"),
    path("unlock/", views.unlock, name="unlock"),
    path("unlock/news/", views.news, name="news"),
    path("unlock/other/", views_recover.lost, name="lost"),
    path("unlock/new/", views_recover.start_over, name="startover"),
    path("recover/", views_recover.recover, name="recover"),
    path("lock/", views.lock, name="lock"),
    path("sign-out/", views.sign_out, name="signout"),
    path("settings/", views_settings.settings, name="settings"),
    path("settings/you/", views_settings.you, name="you"),
    path("settings/time/", views_settings.time, name="time"),
    path("settings/look/", views_settings.look, name="look"),
    path("settings/lock/", views_settings.idle, name="idle"),
    path("settings/digits/", views_keys.digits, name="digits"),
    path("settings/passphrase/", views_keys.passphrase, name="passphrase"),
    path("settings/code/", views_keys.code, name="code"),
    path("settings/code/keep/", views_keys.code_keep, name="code_keep"),
    path("settings/code/file/", views_keys.code_file, name="code_file"),
    path("settings/devices/", views_settings.device_list, name="devices"),
    path("settings/old/", views_recover.old, name="old"),
    path("settings/old/remove/", views_recover.old_remove, name="old_remove"),
    path("settings/end/", views_leaving.delete, name="delete"),
    path("gone/", views_leaving.gone, name="gone"),
]
