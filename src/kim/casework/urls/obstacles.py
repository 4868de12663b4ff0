from django.urls import path

from kim.casework.views import obstacles, releases

urlpatterns = [
    path("faelle/<str:case_id>/hindernisse/", obstacles.listed, name="obstacles"),
    path("faelle/<str:case_id>/hindernisse/neu/", obstacles.new, name="obstacle-new"),
    path("faelle/<str:case_id>/hindernisse/<str:obstacle_id>/", obstacles.obstacle, name="obstacle"),
    path("faelle/<str:case_id>/hindernisse/<str:obstacle_id>/hinweis/", obstacles.draft, name="proposal"),
    path(
        "faelle/<str:case_id>/hindernisse/<str:obstacle_id>/hinweis/ersetzen/",
        obstacles.neutralise,
        name="proposal-neutralise",
    ),
    path(
        "faelle/<str:case_id>/hindernisse/<str:obstacle_id>/hinweis/freigabe/",
        obstacles.submit,
        name="proposal-submit",
    ),
    path(
        "faelle/<str:case_id>/hindernisse/<str:obstacle_id>/hinweis/zurueckziehen/",
        obstacles.withdraw,
        name="proposal-withdraw",
    ),
    path("faelle/<str:case_id>/hindernisse/<str:obstacle_id>/loesen/", obstacles.resolve, name="obstacle-resolve"),
    path(
        "faelle/<str:case_id>/hindernisse/<str:obstacle_id>/wieder-oeffnen/",
        obstacles.reopen,
        name="obstacle-reopen",
    ),
    path(
        "faelle/<str:case_id>/handlungshinweise/<str:guidance_id>/bewerten/",
        releases.rate,
        name="guidance-rate",
    ),
    path(
        "faelle/<str:case_id>/handlungshinweise/<str:guidance_id>/als-schritt/",
        releases.take_as_step,
        name="guidance-step",
    ),
    path("freigaben/", releases.inbox, name="releases"),
    path("freigaben/<str:request_id>/", releases.release, name="release"),
    path("freigaben/<str:request_id>/zurueckgeben/", releases.send_back, name="release-return"),
    path("meine-hinweise/", releases.my_notes, name="my-notes"),
]
