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

-- A text to read, known by the name of its directory.
create table passage (
    id   bigint generated always as identity,
    slug text not null, -- contact-group-brussels
    constraint passage_pk primary key (id),
    constraint passage_slug_unique unique (slug)
);

-- A passage with its sentences and positions, as it was when a quiz about it was read.
create table passage_version (
    id           bigint generated always as identity,
    passage_id   bigint  not null,
    content_hash bytea   not null, -- SHA-256 of the passage's part of the quiz document
    title        text    not null,
    speaker      text,
    occasion     text,
    date         date,
    source       text,
    language     text    not null, -- a BCP 47 tag
    contested    boolean not null,
    constraint passage_version_pk primary key (id),
    constraint passage_version_passage_fk foreign key (passage_id) references passage (id),
    constraint passage_version_content_unique unique (passage_id, content_hash)
);

-- What evidence points to. A second reading level would be other texts of the same sentences: rows that point here.
create table sentence (
    id                 bigint generated always as identity,
    passage_version_id bigint  not null,
    key                text    not null,
    paragraph          integer not null,
    number             integer not null, -- in the paragraph
    text               text    not null, -- inline Markdown
    constraint sentence_pk primary key (id),
    constraint sentence_passage_version_fk foreign key (passage_version_id) references passage_version (id),
    constraint sentence_key_unique unique (passage_version_id, key),
    constraint sentence_key_form check (key = 'p' || paragraph || 's' || number)
);

-- What the speaker or author holds, and reports group questions by.
create table position (
    id                 bigint generated always as identity,
    passage_version_id bigint  not null,
    key                text    not null,
    label              text    not null,
    ordinal            integer not null,
    constraint position_pk primary key (id),
    constraint position_passage_version_fk foreign key (passage_version_id) references passage_version (id),
    constraint position_key_unique unique (passage_version_id, key),
    constraint position_ordinal_unique unique (passage_version_id, ordinal)
);

-- A quiz over all its editions, and which of them new assignments get.
create table quiz (
    id                 bigint generated always as identity,
    slug               text   not null, -- contact-group-brussels/what-was-said
    current_edition_id bigint,
    retired_at         timestamptz, -- its file is gone: not offered any more
    constraint quiz_pk primary key (id),
    constraint quiz_slug_unique unique (slug),
    constraint quiz_offered_has_edition check (current_edition_id is not null or retired_at is not null)
);

-- An immutable version of a quiz: all that marking and feedback use. Complete with the transaction that makes it.
create table quiz_edition (
    id           bigint generated always as identity,
    quiz_id      bigint      not null,
    content_hash bytea       not null, -- SHA-256 of the quiz document
    title        text        not null,
    summary      text        not null,
    language     text        not null, -- of the questions, a BCP 47 tag
    questions    integer     not null, -- how many
    possible     integer     not null, -- points in all
    created_at   timestamptz not null,
    constraint quiz_edition_pk primary key (id),
    constraint quiz_edition_quiz_fk foreign key (quiz_id) references quiz (id),
    constraint quiz_edition_content_unique unique (quiz_id, content_hash),
    constraint quiz_edition_of_quiz_unique unique (quiz_id, id),
    constraint quiz_edition_questions_positive check (questions > 0),
    constraint quiz_edition_possible_positive check (possible > 0)
);
alter table quiz
    add constraint quiz_current_edition_fk foreign key (id, current_edition_id) references quiz_edition (quiz_id, id);

-- What an edition is about: today one passage.
create table edition_passage (
    edition_id         bigint  not null,
    passage_version_id bigint  not null,
    ordinal            integer not null,
    constraint edition_passage_pk primary key (edition_id, ordinal),
    constraint edition_passage_edition_fk foreign key (edition_id) references quiz_edition (id),
    constraint edition_passage_passage_version_fk foreign key (passage_version_id) references passage_version (id),
    constraint edition_passage_once unique (edition_id, passage_version_id)
);
create index edition_passage_by_passage_version on edition_passage (passage_version_id);

-- A question of an edition. Over all editions it is the same one where quiz and key are the same.
create table question (
    id         bigint generated always as identity,
    edition_id bigint  not null,
    key        text    not null,
    ordinal    integer not null,
    kind       text    not null,
    stem       text    not null, -- inline Markdown, as all texts below
    points     integer not null,
    process    text    not null,
    feedback   text    not null, -- why the key is right
    detail     jsonb   not null, -- what only this kind of question has
    changed    text[], -- what is different from this key in the edition made before: columns and tables; null: not in it
    constraint question_pk primary key (id),
    constraint question_edition_fk foreign key (edition_id) references quiz_edition (id),
    constraint question_key_unique unique (edition_id, key),
    constraint question_ordinal_unique unique (edition_id, ordinal),
    constraint question_kind_known check (kind in ('single-choice', 'multiple-response', 'true-false-not-given',
        'short-answer', 'matching', 'ordering', 'gap-fill', 'evidence-picking', 'two-part')),
    constraint question_process_known check (process in ('retrieve', 'infer', 'integrate', 'evaluate')),
    constraint question_points_positive check (points > 0)
);

create table question_position (
    question_id bigint  not null,
    position_id bigint  not null,
    ordinal     integer not null,
    constraint question_position_pk primary key (question_id, position_id),
    constraint question_position_question_fk foreign key (question_id) references question (id),
    constraint question_position_position_fk foreign key (position_id) references position (id),
    constraint question_position_ordinal_unique unique (question_id, ordinal)
);
create index question_position_by_position on question_position (position_id);

-- The sentences that prove the key, with the words that do.
create table question_evidence (
    question_id bigint  not null,
    ordinal     integer not null,
    sentence_id bigint  not null,
    quote       text    not null,
    constraint question_evidence_pk primary key (question_id, ordinal),
    constraint question_evidence_question_fk foreign key (question_id) references question (id),
    constraint question_evidence_sentence_fk foreign key (sentence_id) references sentence (id)
);
create index question_evidence_by_sentence on question_evidence (sentence_id);

-- A value that a part of a question knows: what it offers, accepts, or knows to be wrong.
create table question_option (
    question_id bigint  not null,
    ordinal     integer not null,
    part        text, -- as in answers; null: of the whole question, such as what is put in order or matched with prompts
    key         text    not null, -- as in answers: the id of an option or a sentence, a verdict, a text
    text        text, -- null where the key says it all
    correct     boolean, -- null where that depends on the part
    misreading  text, -- what choosing it shows
    feedback    text, -- for whoever chose it
    constraint question_option_pk primary key (question_id, ordinal),
    constraint question_option_question_fk foreign key (question_id) references question (id),
    constraint question_option_key_unique unique nulls not distinct (question_id, part, key),
    constraint question_option_correct_by_part check ((part is null) = (correct is null)),
    constraint question_option_misreading_known
        check (misreading in ('overstated', 'opposite', 'wrong-actor', 'wrong-detail', 'not-stated')),
    constraint question_option_wrong_teaches check (correct is false or (misreading is null and feedback is null))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger passage_append_only before update or delete or truncate on passage
    execute function refuse_change();
create trigger passage_version_append_only before update or delete or truncate on passage_version
    execute function refuse_change();
create trigger sentence_append_only before update or delete or truncate on sentence
    execute function refuse_change();
create trigger position_append_only before update or delete or truncate on position
    execute function refuse_change();
create trigger quiz_edition_append_only before update or delete or truncate on quiz_edition
    execute function refuse_change();
create trigger edition_passage_append_only before update or delete or truncate on edition_passage
    execute function refuse_change();
create trigger question_append_only before update or delete or truncate on question
    execute function refuse_change();
create trigger question_position_append_only before update or delete or truncate on question_position
    execute function refuse_change();
create trigger question_evidence_append_only before update or delete or truncate on question_evidence
    execute function refuse_change();
create trigger question_option_append_only before update or delete or truncate on question_option
    execute function refuse_change();

-- Nothing is added later either: the row that a new one belongs to, in table tg_argv[0] by column tg_argv[1], must have been
-- made by the same transaction.
create function refuse_addition() returns trigger language plpgsql as $$
declare
    made_now boolean;
begin
    execute format('select exists (select from %I where id = ($1).%I and xmin = pg_current_xact_id()::xid)',
        tg_argv[0], tg_argv[1]) into made_now using new;
    if not made_now then
        raise exception 'nothing is added to a finished %', tg_argv[0] using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger sentence_complete before insert on sentence
    for each row execute function refuse_addition('passage_version', 'passage_version_id');
create trigger position_complete before insert on position
    for each row execute function refuse_addition('passage_version', 'passage_version_id');
create trigger edition_passage_complete before insert on edition_passage
    for each row execute function refuse_addition('quiz_edition', 'edition_id');
create trigger question_complete before insert on question
    for each row execute function refuse_addition('quiz_edition', 'edition_id');
create trigger question_position_complete before insert on question_position
    for each row execute function refuse_addition('question', 'question_id');
create trigger question_evidence_complete before insert on question_evidence
    for each row execute function refuse_addition('question', 'question_id');
create trigger question_option_complete before insert on question_option
    for each row execute function refuse_addition('question', 'question_id');

-- ── assignments ─────────────────────────────────────────────────────────────────────────────────────────────────

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
    id             bigint generated always as identity,
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
    constraint accommodation_pk primary key (id),
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

-- ── delivery ────────────────────────────────────────────────────────────────────────────────────────────────────

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
    question_id bigint      not null,
    school_id   bigint      not null,
    seq         bigint      not null, -- the client's; the higher one wins
    answer      jsonb       not null, -- part -> values
    flagged     boolean     not null default false,
    saved_at    timestamptz not null,
    constraint response_pk primary key (attempt_id, question_id),
    constraint response_attempt_fk foreign key (attempt_id) references attempt (id),
    constraint response_question_fk foreign key (question_id) references question (id),
    constraint response_seq_positive check (seq > 0)
);

-- Every answer that was ever kept, in the order of its numbers; response holds the last of each question.
create table response_log (
    attempt_id  bigint      not null,
    question_id bigint      not null,
    seq         bigint      not null,
    school_id   bigint      not null,
    answer      jsonb       not null,
    flagged     boolean     not null,
    saved_at    timestamptz not null,
    constraint response_log_pk primary key (attempt_id, question_id, seq),
    -- By way of the student's own row: a key of its own would lock the question's row, which all students share, at each save.
    constraint response_log_response_fk foreign key (attempt_id, question_id) references response (attempt_id, question_id)
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
    question_id   bigint      not null,
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
    constraint mark_question_fk foreign key (question_id) references question (id),
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
