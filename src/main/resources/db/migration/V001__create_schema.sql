-- One school is one installation today. Every table that grows carries school_id, the key it would be partitioned by.
create table school (
    id         bigint generated always as identity,
    name       text        not null,
    language   text        not null, -- what those are spoken to in of whom no other is known
    created_at timestamptz not null,
    constraint school_pk primary key (id),
    constraint school_language_form check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint school_name_length check (length(name) between 1 and 120)
);

-- Proof that whoever makes the first administrator can read the log. At most one code counts at a time.
create table set_up_code (
    only_one   boolean     not null default true,
    code_hash  bytea       not null,
    created_at timestamptz not null,
    constraint set_up_code_pk primary key (only_one),
    constraint set_up_code_only_one check (only_one)
);

-- What cookies are sealed with, and what the codes of slips follow from. It gives nobody a session: those are rows.
create table cookie_key (
    only_one   boolean     not null default true,
    secret     bytea       not null,
    created_at timestamptz not null,
    constraint cookie_key_pk primary key (only_one),
    constraint cookie_key_only_one check (only_one),
    constraint cookie_key_length check (length(secret) = 32)
);

-- ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table person (
    id               bigint generated always as identity,
    school_id        bigint      not null,
    role             text        not null,
    sign_in_name     text        not null,
    display_name     text        not null,
    password_hash    text,
    one_time         boolean     not null default false, -- the password is from a slip and must be replaced at sign-in
    font             text        not null default 'standard',
    language         text, -- as the browser asks if there is none
    created_at       timestamptz not null,
    signed_in_at     timestamptz, -- the last time
    removed_at       timestamptz,
    constraint person_pk primary key (id),
    constraint person_school_fk foreign key (school_id) references school (id),
    constraint person_role_known check (role in ('student', 'teacher', 'administrator')),
    constraint person_sign_in_name_form check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,59}$'),
    constraint person_display_name_length check (length(display_name) between 1 and 120),
    constraint person_language_form check (language ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    constraint person_font_known check (font in ('standard', 'hyperlegible'))
);
create unique index person_sign_in_name_unique on person (sign_in_name);
create index person_by_school on person (school_id, role);

-- A signed-in browser. Deleting the row signs it out on every node.
create table sign_in_session (
    token_hash bytea       not null,
    person_id  bigint      not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint sign_in_session_pk primary key (token_hash),
    constraint sign_in_session_person_fk foreign key (person_id) references person (id) on delete cascade
);
create index sign_in_session_by_person on sign_in_session (person_id);

-- Tries at passwords, codes and new accounts, by what is tried and by whom. A count is as good as none once it is full again.
create table try_count (
    key     text        not null,
    full_at timestamptz not null,
    constraint try_count_pk primary key (key),
    constraint try_count_key_length check (length(key) <= 200)
);

-- Forms that must not act twice when they are sent twice, by the random id that each carries. The sender chooses the id, so
-- it counts only for that sender and action.
create table handled_form (
    action     text        not null,
    sender     text        not null, -- 'person 12', or 'browser ' and a hash of a cookie of its own
    id_hash    bytea       not null, -- SHA-256: codes of slips follow from the id
    made       bigint, -- what it made, of the kind that the action makes, so that the repeated one leads there too
    handled_at timestamptz not null,
    constraint handled_form_pk primary key (action, sender, id_hash),
    constraint handled_form_action_known check (action in ('make-class', 'add-students', 'new-join-code', 'join',
        'make-slips', 'reset-password', 'add-person', 'assign', 'add-time'))
);

create table school_class (
    id                bigint generated always as identity,
    school_id         bigint      not null,
    name              text        not null,
    join_code         text        not null,
    join_code_made_at timestamptz not null, -- who was removed before may join again with it
    joinable          boolean     not null default true,
    created_at        timestamptz not null,
    constraint school_class_pk primary key (id),
    constraint school_class_school_fk foreign key (school_id) references school (id),
    constraint school_class_join_code_unique unique (join_code),
    constraint school_class_join_code_form check (join_code ~ '^[A-HJ-NP-Z2-9]{8}$'),
    constraint school_class_name_length check (length(name) between 1 and 120)
);

create table class_teacher (
    class_id  bigint not null,
    person_id bigint not null,
    constraint class_teacher_pk primary key (class_id, person_id),
    constraint class_teacher_class_fk foreign key (class_id) references school_class (id),
    constraint class_teacher_person_fk foreign key (person_id) references person (id)
);
create index class_teacher_by_person on class_teacher (person_id);

create table enrolment (
    class_id      bigint      not null,
    person_id     bigint      not null,
    enrolled_at   timestamptz not null,
    removed_at    timestamptz, -- a removed student keeps the attempts; the teacher's lists leave them out
    may_return_at timestamptz, -- since when a teacher lets the removed student join again
    constraint enrolment_pk primary key (class_id, person_id),
    constraint enrolment_return_after_removal check (may_return_at is null or removed_at is not null),
    constraint enrolment_class_fk foreign key (class_id) references school_class (id),
    constraint enrolment_person_fk foreign key (person_id) references person (id)
);
create index enrolment_by_person on enrolment (person_id);

-- ── content ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- An immutable version of a quiz with its passage: all that marking and feedback use.
create table quiz_edition (
    id           bigint generated always as identity,
    quiz         text        not null, -- contact-group-brussels/what-was-said
    content_hash bytea       not null, -- SHA-256 of document
    document     json        not null, -- json, not jsonb: kept to the letter
    title        text        not null,
    questions    integer     not null,
    possible     integer     not null, -- points in all
    created_at   timestamptz not null,
    constraint quiz_edition_pk primary key (id),
    constraint quiz_edition_content_unique unique (quiz, content_hash),
    constraint quiz_edition_questions_positive check (questions > 0),
    constraint quiz_edition_possible_positive check (possible > 0)
);

-- Which edition of a quiz new assignments get.
create table quiz (
    slug               text   not null,
    current_edition_id bigint not null,
    retired_at         timestamptz, -- its file is gone: not offered any more
    constraint quiz_pk primary key (slug),
    constraint quiz_current_edition_fk foreign key (current_edition_id) references quiz_edition (id)
);

-- ── delivery ────────────────────────────────────────────────────────────────────────────────────────────────────

create table assignment (
    id                 bigint generated always as identity,
    school_id          bigint      not null,
    class_id           bigint      not null,
    edition_id         bigint      not null,
    opens_at           timestamptz not null,
    closes_at          timestamptz,
    time_limit_minutes integer,
    attempts_allowed   integer, -- null: as many as they like
    counting           text        not null,
    shuffle_questions  boolean     not null,
    shuffle_options    boolean     not null,
    feedback           text        not null,
    created_by         bigint      not null,
    created_at         timestamptz not null,
    withdrawn_at       timestamptz,
    constraint assignment_pk primary key (id),
    constraint assignment_class_fk foreign key (class_id) references school_class (id),
    constraint assignment_edition_fk foreign key (edition_id) references quiz_edition (id),
    constraint assignment_created_by_fk foreign key (created_by) references person (id),
    -- A day more on either side than people may type, for the zones; infinity is not between them.
    constraint assignment_opens_sane check (opens_at between '1999-12-31 00:00Z' and '2100-01-02 00:00Z'),
    constraint assignment_closes_sane check (closes_at between '1999-12-31 00:00Z' and '2100-01-02 00:00Z'),
    constraint assignment_window check (closes_at is null or closes_at > opens_at),
    constraint assignment_time_limit check (time_limit_minutes between 1 and 1440),
    constraint assignment_attempts_allowed check (attempts_allowed between 1 and 100),
    constraint assignment_counting_known check (counting in ('highest', 'first', 'last')),
    constraint assignment_feedback_known check (feedback in ('after-last', 'at-once', 'after-close', 'score-only', 'none')),
    constraint assignment_feedback_needs_close check (feedback <> 'after-close' or closes_at is not null),
    constraint assignment_feedback_needs_last
        check (feedback <> 'after-last' or closes_at is not null or attempts_allowed is not null)
);
create index assignment_by_class on assignment (class_id);

-- While it lasts nobody's clock runs; whoever is at work gets that time back.
create table assignment_pause (
    assignment_id bigint      not null,
    paused_at     timestamptz not null,
    paused_by     bigint      not null,
    resumed_at    timestamptz, -- null: it lasts
    resumed_by    bigint,
    constraint assignment_pause_pk primary key (assignment_id, paused_at),
    constraint assignment_pause_assignment_fk foreign key (assignment_id) references assignment (id),
    constraint assignment_pause_paused_by_fk foreign key (paused_by) references person (id),
    constraint assignment_pause_resumed_by_fk foreign key (resumed_by) references person (id),
    constraint assignment_pause_order check (resumed_at >= paused_at)
);
create unique index assignment_pause_one_lasts on assignment_pause (assignment_id) where resumed_at is null;

-- What one student gets beyond the rules: in one assignment, or with assignment_id null in all of the class.
create table accommodation (
    class_id       bigint      not null,
    person_id      bigint      not null,
    assignment_id  bigint,
    school_id      bigint      not null,
    time_percent   integer     not null default 100, -- of the time limit
    extra_minutes  integer     not null default 0,
    extra_attempts integer     not null default 0,
    closes_at      timestamptz, -- later than the assignment does
    set_by         bigint      not null,
    set_at         timestamptz not null,
    constraint accommodation_unique unique nulls not distinct (class_id, person_id, assignment_id),
    constraint accommodation_class_fk foreign key (class_id) references school_class (id),
    constraint accommodation_person_fk foreign key (person_id) references person (id),
    constraint accommodation_assignment_fk foreign key (assignment_id) references assignment (id),
    constraint accommodation_set_by_fk foreign key (set_by) references person (id),
    constraint accommodation_time_percent check (time_percent between 100 and 400),
    constraint accommodation_extra_minutes check (extra_minutes between 0 and 1440),
    constraint accommodation_extra_attempts check (extra_attempts between 0 and 100),
    constraint accommodation_closes_sane check (closes_at between '1999-12-31 00:00Z' and '2100-01-02 00:00Z'),
    constraint accommodation_close_of_one check (closes_at is null or assignment_id is not null)
);
create index accommodation_by_assignment on accommodation (assignment_id);

create table attempt (
    id             bigint generated always as identity,
    school_id      bigint      not null,
    assignment_id  bigint      not null,
    person_id      bigint      not null,
    edition_id     bigint      not null,
    number         integer     not null, -- 1 for the first, removed ones counted
    question_order text[]      not null,
    seed           bigint      not null, -- orders the options, the same each time
    started_at     timestamptz not null,
    deadline_at    timestamptz, -- what AccessPolicy says; kept here so that a save is one statement
    paused         boolean     not null default false, -- the same: while it is true no answer is taken
    reopened_at    timestamptz, -- the last time
    reopened_until timestamptz, -- what that gave
    submission_id  bigint, -- the one that counts; null while the attempt is open
    removed_at     timestamptz,
    constraint attempt_pk primary key (id),
    constraint attempt_assignment_fk foreign key (assignment_id) references assignment (id),
    constraint attempt_person_fk foreign key (person_id) references person (id),
    constraint attempt_edition_fk foreign key (edition_id) references quiz_edition (id),
    constraint attempt_paused_without_deadline check (not paused or deadline_at is null),
    constraint attempt_paused_while_open check (not paused or submission_id is null),
    constraint attempt_number_unique unique (assignment_id, person_id, number),
    -- Extra time and pauses may put them after the last close that can be typed.
    constraint attempt_deadline_sane check (deadline_at between '1999-12-31 00:00Z' and '2200-01-01 00:00Z'),
    constraint attempt_reopened_until_sane check (reopened_until between '1999-12-31 00:00Z' and '2200-01-01 00:00Z'),
    constraint attempt_reopened check ((reopened_at is null) = (reopened_until is null) and reopened_until > reopened_at)
);
create index attempt_by_person on attempt (person_id);
-- A student has one open attempt at an assignment, however often "start" arrives.
create unique index attempt_one_open on attempt (assignment_id, person_id)
    where submission_id is null and removed_at is null;
create index attempt_overdue on attempt (deadline_at) where submission_id is null and removed_at is null;

create table response (
    attempt_id  bigint      not null,
    question_id text        not null,
    school_id   bigint      not null,
    seq         bigint      not null, -- the client's; the higher one wins
    answer      jsonb       not null, -- part -> values
    flagged     boolean     not null default false,
    saved_at    timestamptz not null,
    constraint response_pk primary key (attempt_id, question_id),
    constraint response_attempt_fk foreign key (attempt_id) references attempt (id),
    constraint response_seq_positive check (seq > 0)
);

-- Every answer that was ever kept, in the order of its numbers; response holds the last of each question.
create table response_log (
    attempt_id  bigint      not null,
    question_id text        not null,
    seq         bigint      not null,
    school_id   bigint      not null,
    answer      jsonb       not null,
    flagged     boolean     not null,
    saved_at    timestamptz not null,
    constraint response_log_pk primary key (attempt_id, question_id, seq),
    constraint response_log_attempt_fk foreign key (attempt_id) references attempt (id)
);

create table submission (
    id           bigint generated always as identity,
    school_id    bigint      not null,
    attempt_id   bigint      not null,
    submitted_at timestamptz not null,
    submitted_by bigint, -- null: the server, when time was up
    constraint submission_pk primary key (id),
    constraint submission_attempt_fk foreign key (attempt_id) references attempt (id),
    constraint submission_submitted_by_fk foreign key (submitted_by) references person (id)
);
create index submission_by_attempt on submission (attempt_id);
alter table attempt
    add constraint attempt_submission_fk foreign key (submission_id) references submission (id);

-- What the school signs its receipts with (Ed25519). The private key leaves the database only to sign.
create table school_key (
    school_id   bigint      not null,
    public_key  bytea       not null, -- X.509
    private_key bytea       not null, -- PKCS 8
    created_at  timestamptz not null,
    constraint school_key_pk primary key (school_id),
    constraint school_key_school_fk foreign key (school_id) references school (id)
);

create table receipt (
    submission_id bigint not null,
    school_id     bigint not null,
    code          text   not null,
    content       text   not null, -- what is signed, to the letter
    signature     bytea  not null,
    constraint receipt_pk primary key (submission_id),
    constraint receipt_submission_fk foreign key (submission_id) references submission (id),
    constraint receipt_code_unique unique (code),
    constraint receipt_code_form check (code ~ '^[A-Z2-9]{12}$')
);

-- Added to, never edited: a regrade or an override is the next revision, with its reason.
create table mark (
    submission_id bigint      not null,
    question_id   text        not null,
    revision      integer     not null default 1,
    school_id     bigint      not null,
    earned        integer     not null,
    possible      integer     not null,
    cause         text        not null default 'automatic',
    reason        text,
    marked_by     bigint,
    marked_at     timestamptz not null,
    constraint mark_pk primary key (submission_id, question_id, revision),
    constraint mark_submission_fk foreign key (submission_id) references submission (id),
    constraint mark_marked_by_fk foreign key (marked_by) references person (id),
    constraint mark_bounds check (earned between 0 and possible),
    constraint mark_cause_known check (cause in ('automatic', 'override', 'regrade')),
    constraint mark_reason_given check (cause = 'automatic' or reason is not null)
);

create view current_mark as
select distinct on (submission_id, question_id) submission_id, question_id, earned, possible
from mark
order by submission_id, question_id, revision desc;

-- The one attempt of a student that counts for an assignment: submitted, not removed, and by what the teacher chose the
-- highest, the first or the last; of equals the earliest. Conditions on assignment_id and person_id reach the tables
-- below when they are constants or arrays: join on them and the whole table is sorted.
create view counted_attempt as
select distinct on (attempt.assignment_id, attempt.person_id) attempt.assignment_id,
                                                              attempt.person_id,
                                                              attempt.id as attempt_id,
                                                              attempt.number,
                                                              attempt.edition_id,
                                                              attempt.submission_id,
                                                              submission.submitted_at,
                                                              total.earned,
                                                              total.possible
from attempt
join assignment on assignment.id = attempt.assignment_id
join submission on submission.id = attempt.submission_id
cross join lateral (
    select coalesce(sum(earned), 0)::integer as earned, coalesce(sum(possible), 0)::integer as possible
    from current_mark
    where current_mark.submission_id = attempt.submission_id
) total
where attempt.removed_at is null
order by attempt.assignment_id,
         attempt.person_id,
         case assignment.counting
             when 'highest' then total.earned
             when 'last' then attempt.number
         end desc nulls last,
         attempt.number;

-- When an attempt's open page was last heard of: each node writes it for its pages, a few times a minute. Worth nothing after
-- a crash, so it is not logged.
create unlogged table attempt_presence (
    attempt_id bigint      not null,
    seen_at    timestamptz not null,
    constraint attempt_presence_pk primary key (attempt_id),
    constraint attempt_presence_attempt_fk foreign key (attempt_id) references attempt (id)
);

-- What happened to an attempt beside answering: who, when, why.
create table attempt_event (
    id         bigint generated always as identity,
    school_id  bigint      not null,
    attempt_id bigint      not null,
    kind       text        not null,
    at         timestamptz not null,
    by_person  bigint, -- null: the server
    reason     text,
    constraint attempt_event_pk primary key (id),
    constraint attempt_event_attempt_fk foreign key (attempt_id) references attempt (id),
    constraint attempt_event_by_person_fk foreign key (by_person) references person (id),
    constraint attempt_event_kind_known check (kind in ('started', 'submitted', 'reopened', 'removed', 'extra-time')),
    constraint attempt_event_reason_given check (kind not in ('reopened', 'removed') or length(reason) between 1 and 500)
);
create index attempt_event_by_attempt on attempt_event (attempt_id);

-- What was answered, handed in, marked and done to an attempt is added to, never changed: see docs/adr for how a
-- person's data is erased all the same.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger response_log_append_only before update or delete or truncate on response_log
    execute function refuse_change();
create trigger attempt_event_append_only before update or delete or truncate on attempt_event
    execute function refuse_change();
create trigger submission_append_only before update or delete or truncate on submission
    execute function refuse_change();
create trigger receipt_append_only before update or delete or truncate on receipt
    execute function refuse_change();
create trigger mark_append_only before update or delete or truncate on mark
    execute function refuse_change();
