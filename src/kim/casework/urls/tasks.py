from django.urls import path

from kim.casework.views import tasks

urlpatterns = [
    path("faelle/<str:case_id>/aufgaben/neu/", tasks.new, name="task-new"),
    path("wiedervorlagen/", tasks.follow_ups, name="follow-ups"),
    path("aufgaben/<str:task_id>/", tasks.edit, name="task"),
    path("aufgaben/<str:task_id>/erledigen/", tasks.done, name="task-done"),
    path("aufgaben/<str:task_id>/wieder-oeffnen/", tasks.reopen, name="task-reopen"),
    path("aufgaben/<str:task_id>/verschieben/", tasks.postpone, name="task-postpone"),
]
