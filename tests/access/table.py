"""The access table: what every URL answers to everybody, in every state of its thing.

One line a URL name and thing: what GET answers, then what POST answers. The fourteen
letters of an answer stand for these people, in this order:

    strangers   V visitor, not signed in
                O outsider, signed in, in no course
                E instructor of another course (elsewhere)
                W withdrawn member of this course
                M member of an archived course, and of no other
                S site admin, in no course
    the class   o observer
                c classmate, of the author's section
                b student of another section (B)
                a author: the essays, drafts, comments, pictures and grades are this student's
    the staff   t assistant of the author's section
                u assistant of another section
                v assistant of all sections
                i instructor

and mean:

    o   200, and nothing changes
    +   done: 200, 201, 204 or 302, and something changed
    >   302 to another page, and nothing changes
    s   sign in first: 302 to the sign-in page and back here; 401 for scripts
    -   404, the same as for a thing that is not there
    x   403: one may see it, but not do this
    .   405: this address does not take this method

A POST carries what the page's form would send (`bodies.py`); the things are made in
`world.py`. “archived …” is the same thing in the archived course, where everybody has the
same role and M is a student. The admin's pages have a rule of their own in `test_table.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

TABLE = """
#                                                                                      GET                POST
# URL                                | about                                         | VOEWMS ocba tuvi | VOEWMS ocba tuvi

# The site
healthz                              |                                               | oooooo oooo oooo | ...... .... ....
readyz                               |                                               | oooooo oooo oooo | ...... .... ....
js-texts                             |                                               | sooooo oooo oooo | s..... .... ....
accounts:session                     |                                               | oooooo oooo oooo | ...... .... ....
accounts:profile                     |                                               | sooooo oooo oooo | s+++++ ++++ ++++

# Signing in and up (allauth)
account_login                        |                                               | o>>>>> >>>> >>>> | o>>>>> >>>> >>>>
account_logout                       |                                               | >ooooo oooo oooo | >>>>>> >>>> >>>>
account_inactive                     |                                               | oooooo oooo oooo | ...... .... ....
account_signup                       |                                               | o>>>>> >>>> >>>> | o>>>>> >>>> >>>>
account_reauthenticate               |                                               | sooooo oooo oooo | s>>>>> >>>> >>>>
account_email                        |                                               | sooooo oooo oooo | s>>>>> >>>> >>>>
account_email_verification_sent      |                                               | >>>>>> >>>> >>>> | >>>>>> >>>> >>>>
account_change_password              |                                               | sooooo oooo oooo | s+++++ ++++ ++++
account_set_password                 |                                               | s>>>>> >>>> >>>> | s>>>>> >>>> >>>>
account_reset_password               |                                               | oooooo oooo oooo | >>>>>> >>>> >>>>
account_reset_password_done          |                                               | oooooo oooo oooo | ...... .... ....
account_reset_password_from_key      | worn-out key                                  | oooooo oooo oooo | oooooo oooo oooo
account_reset_password_from_key_done |                                               | oooooo oooo oooo | ...... .... ....
account_request_login_code           |                                               | o>>>>> >>>> >>>> | >>>>>> >>>> >>>>
account_confirm_login_code           |                                               | >>>>>> >>>> >>>> | >>>>>> >>>> >>>>
usersessions_list                    |                                               | sooooo oooo oooo | s>>>>> >>>> >>>>

# The doors into a course
blog:home                            |                                               | sooooo oooo oooo | s..... .... ....
blog:join-code                       |                                               | oooooo oooo oooo | >>>>>> >>>> >>>>
blog:join                            | course                                        | oooxoo >>>> >>>> | >++x++ >>>> >>>>
blog:join                            | archived course                               | ------ ---- ---- | ------ ---- ----
blog:invitation-claim                | invitation                                    | oooooo oooo oooo | o+++++ ++++ ++++
blog:invitation-claim                | invitation taken                              | ------ ---- ---- | ------ ---- ----
blog:invitation-claim                | archived invitation                           | ------ ---- ---- | ------ ---- ----
blog:invitation-accept               | invitation                                    | s..... .... .... | s+---- ---- ----
blog:invitation-accept               | invitation taken                              | s..... .... .... | s----- ---- ----
blog:invitation-accept               | archived invitation                           | s..... .... .... | s----- ---- ----
blog:course-create                   |                                               | sxxxxo xxxx xxxx | sxxxx+ xxxx xxxx

# The course
blog:course-detail                   | course                                        | s----- oooo oooo | s..... .... ....
blog:course-detail                   | archived course                               | s---o- oooo oooo | s..... .... ....
blog:course-edit                     | course                                        | s----- xxxx xxxo | s----- xxxx xxx+
blog:course-edit                     | archived course                               | s---x- xxxx xxxo | s---x- xxxx xxxx
blog:course-archive                  | course                                        | s..... .... .... | s----- xxxx xxx+
blog:course-archive                  | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:course-reopen                   | archived course                               | s..... .... .... | s---x- xxxx xxx+
blog:course-style                    | course                                        | s..... .... .... | s----- xxxx xxx+
blog:course-style                    | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:section-create                  | course                                        | s..... .... .... | s----- xxxx xxx+
blog:section-create                  | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:section-edit                    | section                                       | s----- xxxx xxxo | s----- xxxx xxx+
blog:section-edit                    | archived section                              | s---x- xxxx xxxo | s---x- xxxx xxxx
blog:section-delete                  | section                                       | s..... .... .... | s----- xxxx xxx+
blog:section-delete                  | archived section                              | s..... .... .... | s---x- xxxx xxxx

# Members
blog:member-list                     | course                                        | s----- xxxx xxxo | s..... .... ....
blog:member-list                     | archived course                               | s---x- xxxx xxxo | s..... .... ....
blog:member-edit                     | author's membership                           | s----- xxxx xxxo | s----- xxxx xxx+
blog:member-edit                     | archived author's membership                  | s---x- xxxx xxxo | s---x- xxxx xxxx
blog:member-withdraw                 | author's membership                           | s..... .... .... | s----- xxxx xxx+
blog:member-withdraw                 | archived author's membership                  | s..... .... .... | s---x- xxxx xxxx
blog:member-restore                  | withdrawn membership                          | s..... .... .... | s----- xxxx xxx+
blog:member-restore                  | archived withdrawn membership                 | s..... .... .... | s---x- xxxx xxxx
blog:member-detail                   | author's membership                           | s----- oooo oooo | s..... .... ....
blog:member-detail                   | withdrawn membership                          | s----- oooo oooo | s..... .... ....
blog:member-detail                   | archived author's membership                  | s---o- oooo oooo | s..... .... ....
blog:invitation-create               | course                                        | s..... .... .... | s----- xxxx xxx+
blog:invitation-create               | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:invitation-revoke               | invitation                                    | s..... .... .... | s----- xxxx xxx+
blog:invitation-revoke               | archived invitation                           | s..... .... .... | s---x- xxxx xxxx
blog:join-link-renew                 | course                                        | s..... .... .... | s----- xxxx xxx+
blog:join-link-renew                 | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:join-link-switch                | course                                        | s..... .... .... | s----- xxxx xxx+
blog:join-link-switch                | archived course                               | s..... .... .... | s---x- xxxx xxxx

# Assignments
blog:assignment-list                 | course                                        | s----- oooo oooo | s..... .... ....
blog:assignment-list                 | archived course                               | s---o- oooo oooo | s..... .... ....
blog:assignment-create               | course                                        | s----- xxxx xxxo | s----- xxxx xxx+
blog:assignment-create               | archived course                               | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:assignment-detail               | assignment                                    | s----- oooo oooo | s..... .... ....
blog:assignment-detail               | assignment to come                            | s----- oooo oooo | s..... .... ....
blog:assignment-detail               | locked assignment                             | s----- oooo oooo | s..... .... ....
blog:assignment-detail               | archived assignment                           | s---o- oooo oooo | s..... .... ....
blog:assignment-edit                 | assignment                                    | s----- xxxx xxxo | s----- xxxx xxx+
blog:assignment-edit                 | archived assignment                           | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:assignment-delete               | assignment to come                            | s..... .... .... | s----- xxxx xxx+
blog:assignment-delete               | assignment handed in                          | s..... .... .... | s----- xxxx xxx>
blog:assignment-delete               | archived assignment to come                   | s..... .... .... | s---x- xxxx xxxx

# The library
blog:source-list                     | course                                        | s----- oooo oooo | s..... .... ....
blog:source-list                     | archived course                               | s---o- oooo oooo | s..... .... ....
blog:source-create                   | course                                        | s----- xxxx oooo | s----- xxxx ++++
blog:source-create                   | archived course                               | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:source-detail                   | cited source                                  | s----- oooo oooo | s..... .... ....
blog:source-detail                   | uncited source                                | s----- oooo oooo | s..... .... ....
blog:source-detail                   | archived cited source                         | s---o- oooo oooo | s..... .... ....
blog:source-detail                   | suggested source                              | s----- ---o oooo | s..... .... ....
blog:source-detail                   | retired source                                | s----- oooo oooo | s..... .... ....
blog:source-detail                   | merged source                                 | s----- >>>> >>>> | s..... .... ....
blog:source-detail                   | archived suggested source                     | s----- ---o oooo | s..... .... ....
blog:source-suggest                  | course                                        | s----- xooo oooo | s----- x+++ ++++
blog:source-suggest                  | archived course                               | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:suggestion-list                 | course                                        | s----- oooo oooo | s..... .... ....
blog:suggestion-list                 | archived course                               | s---o- oooo oooo | s..... .... ....
blog:source-approve                  | suggested source                              | s..... .... .... | s----- ---x ++++
blog:source-approve                  | cited source                                  | s..... .... .... | s----- xxxx >>>>
blog:source-approve                  | archived suggested source                     | s..... .... .... | s----- ---x xxxx
blog:source-decline                  | suggested source                              | s----- ---x oooo | s----- ---x ++++
blog:source-decline                  | archived suggested source                     | s----- ---x xxxx | s----- ---x xxxx
blog:source-merge                    | uncited source                                | s----- xxxx oooo | s----- xxxx ++++
blog:source-merge                    | suggested source                              | s----- ---x oooo | s----- ---x ++++
blog:source-merge                    | archived uncited source                       | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:source-retire                   | uncited source                                | s..... .... .... | s----- xxxx ++++
blog:source-retire                   | archived uncited source                       | s..... .... .... | s---x- xxxx xxxx
blog:source-unretire                 | retired source                                | s..... .... .... | s----- xxxx ++++
blog:source-unretire                 | archived retired source                       | s..... .... .... | s---x- xxxx xxxx
blog:source-edit                     | merged source                                 | s----- xxxx ---- | s----- xxxx ----
blog:source-references               | cited source                                  | s----- oooo oooo | s..... .... ....
blog:source-references               | uncited source                                | s----- oooo oooo | s..... .... ....
blog:source-references               | suggested source                              | s----- ---o oooo | s..... .... ....
blog:source-references               | archived cited source                         | s---o- oooo oooo | s..... .... ....
blog:source-edit                     | uncited source                                | s----- xxxx oooo | s----- xxxx ++++
blog:source-edit                     | archived uncited source                       | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:source-delete                   | uncited source                                | s..... .... .... | s----- xxxx ++++
blog:source-delete                   | cited source                                  | s..... .... .... | s----- xxxx >>>>
blog:source-delete                   | assigned source                               | s..... .... .... | s----- xxxx >>>>
blog:source-delete                   | archived uncited source                       | s..... .... .... | s---x- xxxx xxxx
blog:source-text                     | source with a text                            | s----- xxxx xxxo | s----- xxxx xxx+
blog:source-text                     | archived source with a text                   | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:source-text                     | source with an open text                      | s----- xxxx xxxo | s----- xxxx xxx+
blog:source-text-preview             | source with a text                            | s----- xxxx xxxo | s----- xxxx xxx+
blog:source-text-preview             | source with an open text                      | s----- xxxx xxx- | s----- xxxx xxx-
blog:source-text-preview             | archived source with a text                   | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:source-text-discard             | source with a text                            | s..... .... .... | s----- xxxx xxx+
blog:source-text-discard             | archived source with a text                   | s..... .... .... | s---x- xxxx xxxx
blog:source-text-readers             | source with a text                            | s..... .... .... | s----- xxxx xxx+
blog:source-text-readers             | uncited source                                | s..... .... .... | s----- xxxx xxx-
blog:source-text-readers             | archived source with a text                   | s..... .... .... | s---x- xxxx xxxx
blog:source-text-remove              | source with a text                            | s..... .... .... | s----- xxxx xxx+
blog:source-text-remove              | archived source with a text                   | s..... .... .... | s---x- xxxx xxxx
blog:source-page                     | source with a text                            | s----- ---- oooo | s..... .... ....
blog:source-page                     | source with an open text                      | s----- oooo oooo | s..... .... ....
blog:source-page                     | archived source with a text                   | s----- ---- oooo | s..... .... ....
blog:source-page                     | archived source with an open text             | s---o- oooo oooo | s..... .... ....
blog:source-detail                   | source with a text                            | s----- oooo oooo | s..... .... ....

# What the class has read
blog:course-map                      | course                                        | s----- oooo oooo | s..... .... ....
blog:course-map                      | archived course                               | s---o- oooo oooo | s..... .... ....
blog:course-passages                 | course                                        | s----- oooo oooo | s..... .... ....
blog:course-passages                 | archived course                               | s---o- oooo oooo | s..... .... ....
blog:course-pairs                    | course                                        | s----- oooo oooo | s..... .... ....
blog:course-pairs                    | archived course                               | s---o- oooo oooo | s..... .... ....
# Into the library and out of it
blog:import-create                   | course                                        | s----- xxxx oooo | s----- xxxx ++++
blog:import-create                   | archived course                               | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:import-zotero                   | course                                        | s..... .... .... | s----- xxxx ++++
blog:import-zotero                   | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:import-look-up                  | course                                        | s..... .... .... | s----- xxxx ++++
blog:import-look-up                  | archived course                               | s..... .... .... | s---x- xxxx xxxx
blog:import-detail                   | import                                        | s----- ---- oooo | s..... .... ....
blog:import-detail                   | import being read                             | s----- ---- oooo | s..... .... ....
blog:import-detail                   | archived import                               | s----- ---- oooo | s..... .... ....
blog:import-choose                   | import                                        | s..... .... .... | s----- ---- ++++
blog:import-choose                   | archived import                               | s..... .... .... | s----- ---- xxxx
blog:import-choose-all               | import                                        | s..... .... .... | s----- ---- ++++
blog:import-choose-all               | archived import                               | s..... .... .... | s----- ---- xxxx
blog:import-confirm                  | import                                        | s..... .... .... | s----- ---- ++++
blog:import-confirm                  | import being read                             | s..... .... .... | s----- ---- >>>>
blog:import-confirm                  | archived import                               | s..... .... .... | s----- ---- xxxx
blog:import-discard                  | import                                        | s..... .... .... | s----- ---- ++++
blog:import-discard                  | archived import                               | s..... .... .... | s----- ---- xxxx
blog:course-export                   | course                                        | s----- oooo oooo | s..... .... ....
blog:course-export                   | archived course                               | s---o- oooo oooo | s..... .... ....
blog:post-export                     | essay                                         | s----- oooo oooo | s..... .... ....
blog:post-export                     | draft                                         | s----- ---- ---- | s..... .... ....
blog:post-export                     | archived essay                                | s---o- oooo oooo | s..... .... ....

# Longer work
blog:job-detail                      | job                                           | s----- ---- oooo | s..... .... ....
blog:job-detail                      | archived job                                  | s----- ---- oooo | s..... .... ....

# Writing
blog:post-create                     | course                                        | s----- xooo oooo | s----- x+++ ++++
blog:post-create                     | assignment to come                            | s----- xooo oooo | s----- xxxx xxxx
blog:post-create                     | locked assignment, missed                     | s----- xooo oooo | s----- xxx> xxxx
blog:post-create                     | archived course                               | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:draft-edit                      | draft                                         | s----- ---o ---- | s----- ---+ ----
blog:draft-edit                      | locked draft                                  | s----- ---o ---- | s----- ---+ ----
blog:draft-edit                      | essay                                         | s----- xxxo xxxx | s----- xxx+ xxxx
blog:draft-edit                      | essay with a newer draft                      | s----- xxxo xxxx | s----- xxx+ xxxx
blog:draft-edit                      | locked essay                                  | s----- xxxo xxxx | s----- xxx+ xxxx
blog:draft-edit                      | archived draft                                | s----- ---o ---- | s----- ---x ----
blog:draft-edit                      | archived essay                                | s---x- xxxo xxxx | s---x- xxxx xxxx
blog:draft-save                      | draft                                         | s..... .... .... | s----- ---+ ----
blog:draft-save                      | locked draft                                  | s..... .... .... | s----- ---+ ----
blog:draft-save                      | essay                                         | s..... .... .... | s----- xxx+ xxxx
blog:draft-save                      | essay with a newer draft                      | s..... .... .... | s----- xxx+ xxxx
blog:draft-save                      | archived draft                                | s..... .... .... | s----- ---x ----
blog:draft-save                      | archived essay                                | s..... .... .... | s---x- xxxx xxxx
blog:draft-conflict                  | draft                                         | s----- ---> ---- | s----- ---+ ----
blog:draft-conflict                  | essay                                         | s----- xxx> xxxx | s----- xxx+ xxxx
blog:draft-conflict                  | archived draft                                | s----- ---x ---- | s----- ---x ----
blog:draft-conflict                  | archived essay                                | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:draft-read                      | draft                                         | s..... .... .... | s----- ---o ----
blog:draft-read                      | essay                                         | s..... .... .... | s----- xxxo xxxx
blog:draft-read                      | archived draft                                | s..... .... .... | s----- ---x ----
blog:draft-read                      | archived essay                                | s..... .... .... | s---x- xxxx xxxx
blog:decision-save                   | draft                                         | s..... .... .... | s----- ---+ ----
blog:decision-save                   | essay                                         | s..... .... .... | s----- xxx+ xxxx
blog:decision-save                   | archived draft                                | s..... .... .... | s----- ---x ----
blog:decision-save                   | archived essay                                | s..... .... .... | s---x- xxxx xxxx
blog:post-publish                    | draft                                         | s----- ---o ---- | s----- ---+ ----
blog:post-publish                    | draft without assignment                      | s----- ---o ---- | s----- ---+ ----
blog:post-publish                    | locked draft                                  | s----- ---o ---- | s----- ---x ----
blog:post-publish                    | essay                                         | s----- xxxo xxxx | s----- xxx> xxxx
blog:post-publish                    | essay with a newer draft                      | s----- xxxo xxxx | s----- xxx+ xxxx
blog:post-publish                    | locked essay                                  | s----- xxxo xxxx | s----- xxx> xxxx
blog:post-publish                    | archived draft                                | s----- ---x ---- | s----- ---x ----
blog:post-publish                    | archived essay with a newer draft             | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:post-discard                    | draft without assignment                      | s..... .... .... | s----- ---+ ----
blog:post-discard                    | essay                                         | s..... .... .... | s----- xxxx xxxx
blog:post-discard                    | archived draft without assignment             | s..... .... .... | s----- ---x ----
blog:post-discard                    | archived essay                                | s..... .... .... | s---x- xxxx xxxx
blog:post-reopen                     | draft                                         | s..... .... .... | s----- ---x ----
blog:post-reopen                     | locked essay                                  | s..... .... .... | s----- xxxx xxx+
blog:post-reopen                     | archived draft                                | s..... .... .... | s----- ---x ----
blog:post-reopen                     | archived locked essay                         | s..... .... .... | s---x- xxxx xxxx
blog:figure-create                   | draft                                         | s..... .... .... | s----- ---+ ----
blog:figure-create                   | essay                                         | s..... .... .... | s----- xxx+ xxxx
blog:figure-create                   | archived draft                                | s..... .... .... | s----- ---x ----
blog:figure-create                   | archived essay                                | s..... .... .... | s---x- xxxx xxxx
blog:figure-image                    | picture in an essay                           | s----- oooo oooo | s..... .... ....
blog:figure-image                    | picture in a draft                            | s----- ---o ---- | s..... .... ....
blog:figure-image                    | picture not yet published                     | s----- ---o ---- | s..... .... ....
blog:figure-image                    | picture of an earlier revision                | s----- ---o oooo | s..... .... ....
blog:figure-image                    | archived picture in an essay                  | s---o- oooo oooo | s..... .... ....
blog:figure-image                    | archived picture in a draft                   | s----- ---o ---- | s..... .... ....

# Reading
blog:post-detail                     | draft                                         | s----- ---> ---- | s..... .... ....
blog:post-detail                     | essay                                         | s----- oooo oooo | s..... .... ....
blog:post-detail                     | essay with a newer draft                      | s----- oooo oooo | s..... .... ....
blog:post-detail                     | essay without assignment                      | s----- oooo oooo | s..... .... ....
blog:post-detail                     | essay of a withdrawn member                   | s----- oooo oooo | s..... .... ....
blog:post-detail                     | archived draft                                | s----- ---> ---- | s..... .... ....
blog:post-detail                     | archived essay                                | s---o- oooo oooo | s..... .... ....
blog:works-cited-retry               | draft                                         | s..... .... .... | s----- ---> ----
blog:works-cited-retry               | essay with a newer draft                      | s..... .... .... | s----- xxx+ ++++
blog:works-cited-retry               | archived essay with a newer draft             | s..... .... .... | s---x- xxxx xxxx
blog:works-list                      | draft                                         | s----- ---- ---- | s..... .... ....
blog:works-list                      | essay                                         | s----- oooo oooo | s..... .... ....
blog:works-list                      | essay with a newer draft                      | s----- oooo oooo | s..... .... ....
blog:works-list                      | essay of a withdrawn member                   | s----- oooo oooo | s..... .... ....
blog:works-list                      | archived draft                                | s----- ---- ---- | s..... .... ....
blog:works-list                      | archived essay                                | s---o- oooo oooo | s..... .... ....
blog:works-file                      | draft                                         | s----- ---- ---- | s..... .... ....
blog:works-file                      | essay                                         | s----- oooo oooo | s..... .... ....
blog:works-file                      | essay with a newer draft                      | s----- oooo oooo | s..... .... ....
blog:works-file                      | essay of a withdrawn member                   | s----- oooo oooo | s..... .... ....
blog:works-file                      | archived draft                                | s----- ---- ---- | s..... .... ....
blog:works-file                      | archived essay                                | s---o- oooo oooo | s..... .... ....
blog:revision-list                   | draft                                         | s----- ---o ---- | s..... .... ....
blog:revision-list                   | essay                                         | s----- xxxo oooo | s..... .... ....
blog:revision-list                   | archived essay                                | s---x- xxxo oooo | s..... .... ....
blog:revision-detail                 | draft                                         | s----- ---- ---- | s..... .... ....
blog:revision-detail                 | essay                                         | s----- xxxo oooo | s..... .... ....
blog:revision-detail                 | essay with a newer draft                      | s----- xxxo oooo | s..... .... ....
blog:revision-detail                 | archived essay                                | s---x- xxxo oooo | s..... .... ....
blog:revision-restore                | draft                                         | s..... .... .... | s----- ---- ----
blog:revision-restore                | essay                                         | s..... .... .... | s----- xxx+ xxxx
blog:revision-restore                | essay with a newer draft                      | s..... .... .... | s----- xxx+ xxxx
blog:revision-restore                | archived essay with a newer draft             | s..... .... .... | s---x- xxxx xxxx

# Discussing
blog:comment-create                  | draft                                         | s..... .... .... | s----- ---x ----
blog:comment-create                  | essay                                         | s..... .... .... | s----- x+++ ++++
blog:comment-create                  | archived draft                                | s..... .... .... | s----- ---x ----
blog:comment-create                  | archived essay                                | s..... .... .... | s---x- xxxx xxxx
blog:comment-detail                  | comment                                       | s----- >>>> >>>> | s..... .... ....
blog:comment-detail                  | removed comment                               | s----- >>>> >>>> | s..... .... ....
blog:comment-detail                  | archived comment                              | s--->- >>>> >>>> | s..... .... ....
blog:comment-edit                    | comment                                       | s----- xxxo xxxx | s----- xxx+ xxxx
blog:comment-edit                    | classmate's comment                           | s----- xoxx xxxx | s----- x+xx xxxx
blog:comment-edit                    | removed comment                               | s----- xxxx xxxx | s----- xxxx xxxx
blog:comment-edit                    | archived comment                              | s---x- xxxx xxxx | s---x- xxxx xxxx
blog:comment-remove                  | comment                                       | s----- xxxo xxxo | s----- xxx+ xxx+
blog:comment-remove                  | classmate's comment                           | s----- xoxx xxxo | s----- x+xx xxx+
blog:comment-remove                  | removed comment                               | s----- xxxx xxxx | s----- xxxx xxxx
blog:comment-remove                  | archived comment                              | s---x- xxxx xxxx | s---x- xxxx xxxx

# Grading
grading:my-work                      | course                                        | s----- -ooo ---- | s..... .... ....
grading:my-work                      | archived course                               | s---o- -ooo ---- | s..... .... ....
grading:course                       | course                                        | s----- ---- oooo | s..... .... ....
grading:course                       | archived course                               | s----- ---- oooo | s..... .... ....
grading:assignment                   | assignment                                    | s----- ---- oooo | s..... .... ....
grading:assignment                   | assignment handed in                          | s----- ---- oooo | s..... .... ....
grading:assignment                   | archived assignment handed in                 | s----- ---- oooo | s..... .... ....
grading:release                      | assignment handed in                          | s..... .... .... | s----- ---- +>++
grading:release                      | archived assignment handed in                 | s..... .... .... | s----- ---- xxxx
grading:take-back                    | locked assignment                             | s..... .... .... | s----- ---- +>++
grading:take-back                    | archived locked assignment                    | s..... .... .... | s----- ---- xxxx
grading:next                         | assignment handed in                          | s----- ---- >>>> | s..... .... ....
grading:next                         | archived assignment handed in                 | s----- ---- >>>> | s..... .... ....
grading:desk                         | assignment                                    | s----- ---- o-oo | s----- ---- +-++
grading:desk                         | assignment handed in                          | s----- ---- o-oo | s----- ---- +-++
grading:desk                         | locked assignment                             | s----- ---- o-oo | s----- ---- +-++
grading:desk                         | archived assignment handed in                 | s----- ---- o-oo | s----- ---- x-xx
grading:item-create                  | assignment                                    | s----- ---- xxxo | s----- ---- xxx+
grading:item-create                  | archived assignment                           | s----- ---- xxxx | s----- ---- xxxx
grading:item-edit                    | graded item                                   | s----- ---- xxxo | s----- ---- xxx+
grading:item-edit                    | archived graded item                          | s----- ---- xxxx | s----- ---- xxxx
grading:item-delete                  | item without grades                           | s..... .... .... | s----- ---- xxx+
grading:item-delete                  | graded item                                   | s..... .... .... | s----- ---- xxx>
grading:item-delete                  | archived item without grades                  | s..... .... .... | s----- ---- xxxx
grading:gradebook                    | course                                        | s----- ---- oooo | s..... .... ....
grading:gradebook                    | archived course                               | s----- ---- oooo | s..... .... ....
grading:gradebook-csv                | course                                        | s----- ---- oooo | s..... .... ....
grading:gradebook-csv                | archived course                               | s----- ---- oooo | s..... .... ....
grading:disclosure-list              |                                               | s----o ---- ---- | s..... .... ....
grading:disclosure                   | hidden grade                                  | s----o ---- ---- | s----+ ---- ----
grading:disclosure                   | released grade                                | s----o ---- ---- | s----+ ---- ----
grading:disclosure                   | archived hidden grade                         | s----o ---- ---- | s----+ ---- ----
"""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    name: str
    of: str
    get: str
    post: str

    def __str__(self) -> str:
        return f"{self.name} {self.of}".strip()

    def answers(self, method: str) -> str:
        """A letter for each role."""
        return self.get if method == "GET" else self.post


@cache
def rows() -> tuple[Row, ...]:
    """The table, read."""
    found = []
    for line in TABLE.splitlines():
        if line.strip() and not line.startswith("#"):
            name, of, get, post = (cell.strip() for cell in line.split("|"))
            found.append(Row(name, of, get.replace(" ", ""), post.replace(" ", "")))
    return tuple(found)
