package org.readback.delivery;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages of taking and reading quizzes say. */
@MessageBundle("delivery")
interface DeliveryMessages {
    // ── home ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("My quizzes")
    String homeTitle();

    @Message(
            "{#switch n}{#case 0}Nothing is due now.{#case 1}One quiz is waiting for you.{#case}{n} quizzes are waiting for you.{/switch}")
    String homeLead(int n);

    @Message("Due")
    String due();

    @Message("Coming up")
    String upcoming();

    @Message("Done")
    String doneTitle();

    @Message("Nothing is due.")
    String nothingDue();

    @Message("When a teacher gives your class a quiz, it stands here, with the time until when it is open.")
    String nothingDueText();

    @Message("You are in no class yet.")
    String noClass();

    @Message("Your teacher has a code that leads to your class. Type it here.")
    String noClassText();

    @Message("Join a class")
    String joinTitle();

    @Message("Code from your teacher")
    String joinCode();

    @Message("Find the class")
    String joinFind();

    @Message("{n} questions")
    String questions(int n);

    @Message("{#if n == 1}1 minute{#else}{n} minutes{/if}")
    String minutes(long n);

    @Message("{#if n == 1}1 mark{#else}{n} marks{/if}")
    String marks(int n);

    @Message("no time limit")
    String noTimeLimit();

    @Message("Due {when}.")
    String dueAt(String when);

    @Message("Open without an end.")
    String noClose();

    @Message("Opens {when}.")
    String opensAt(String when);

    @Message("Answers count until {when}{#if cause}: {cause}{/if}.")
    String answersUntil(String when, String cause);

    /** What sets a deadline: the same words for student and teacher. */
    @Message(
            "{#switch cause}{#case 'TIME_LIMIT'}the time limit{#case 'CLOSE'}the quiz closes{#case}time given by the teacher{/switch}{#if extra}, with {#if extra == 1}1 extra minute{#else}{extra} extra minutes{/if}{/if}{#if paused}, and {#if paused == 1}1 minute{#else}{paused} minutes{/if} for the pause{/if}")
    String because(String cause, long extra, long paused);

    @Message("Paused by your teacher. Your clock stands still.")
    String paused();

    @Message("Your teacher lets the quiz go on.")
    String resumed();

    @Message("Paused")
    String pausedTitle();

    @Message(
            "Your teacher has paused this quiz. What you answered is kept, and your clock stands still until it goes on.")
    String pausedText();

    @Message(
            "Your teacher has paused this quiz, so the answers that you sent are not saved yet. This page keeps them: leave it open and send them again when the quiz goes on. Your clock stands still until then.")
    String pausedHeld();

    @Message("Send my answers again")
    String sendAgain();

    @Message("Look again")
    String lookAgain();

    @Message("Your time is up. What you saved is being submitted.")
    String timeIsUp();

    @Message("Start")
    String start();

    @Message("Go on")
    String goOn();

    @Message("Try again")
    String tryAgain();

    @Message("with {title}")
    String withTitle(String title);

    @Message("Submitted {when}.")
    String submittedAt(String when);

    @Message("{n} attempts")
    String attemptsMade(int n);

    @Message("{earned} of {possible}")
    String score(int earned, int possible);

    @Message("Submitted")
    String submittedState();

    @Message("Was due {when}.")
    String wasDue(String when);

    @Message("Missing")
    String missing();

    @Message("not started")
    String notStarted();

    @Message("no score shown")
    String noScore();

    @Message("Another attempt is open until {when}.")
    String anotherUntil(String when);

    @Message("Another attempt is open.")
    String another();

    // ── start page ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Passage")
    String passage();

    @Message("Questions")
    String questionsLabel();

    @Message("{n}, for {marks}")
    String questionsFor(int n, String marks);

    @Message("Open")
    String open();

    @Message("from {opens} until {closes}")
    String window(String opens, String closes);

    @Message("from {opens}")
    String windowFrom(String opens);

    @Message("Time")
    String time();

    @Message("{limit} from when you start")
    String timeLimit(String limit);

    @Message("with {#if n == 1}1 extra minute{#else}{n} extra minutes{/if} for you")
    String extraForYou(long n);

    @Message("If you start now, your answers count until {when}: {cause}.")
    String ifNow(String when, String cause);

    @Message("Attempts")
    String attempts();

    @Message("{#if allowed == 1}one{#else}{allowed}, of which {made} made{/if}")
    String attemptsAllowed(int allowed, int made);

    @Message("as many as you like; {made} made")
    String attemptsUnlimited(int made);

    @Message(
            "{#switch code}{#case 'highest'}The attempt with the highest score counts.{#case 'first'}The first attempt counts.{#case 'last'}The last attempt counts.{/switch}")
    String countingText(String code);

    @Message("Feedback")
    String feedback();

    @Message(
            "{#switch code}{#case 'at-once'}as soon as you submit: your score, each key, and the sentence that proves it{#case 'after-last'}your score as soon as you submit; each key and its proof after your last attempt{#if closes}, or after {closes}{/if}{#case 'after-close'}your score as soon as you submit; each key and its proof after {closes}{#case 'score-only'}your score as soon as you submit{#case}none here: your teacher will talk about it{/switch}")
    String feedbackText(String code, String closes);

    @Message(
            "Each answer saves itself while you work. You can close the page and go on later, on this or another device.")
    String savesItself();

    @Message("The clock goes on while you are away.")
    String clockGoesOn();

    @Message(
            "{#switch code}{#case 'NOT_YET'}It opens {when}. Come back then.{#case 'CLOSED'}It closed {when}; no attempt can be started any more.{#case 'PAUSED'}Your teacher has paused this quiz. It can be started when it goes on.{#case 'NONE_LEFT'}You have made all the attempts that are allowed.{#case}Your teacher has taken this quiz back.{/switch}")
    String refusal(String code, String when);

    @Message("Your attempts")
    String yourAttempts();

    @Message("Attempt {n}")
    String attempt(int n);

    @Message("This one counts.")
    String counts();

    // ── taking ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Skip to the questions")
    String skipToQuestions();

    @Message("of {total} answered")
    String ofAnswered(int total);

    @Message("until {when}")
    String until(String when);

    @Message("Submit…")
    String submitDots();

    @Message("Show the passage over the questions")
    String drawer();

    @Message("Read the passage")
    String readPassage();

    @Message("Back to the questions")
    String backToQuestions();

    @Message("Question")
    String question();

    @Message(
            "{#if answered && flagged}{question}, answered, flagged{#else if answered}{question}, answered{#else if flagged}{question}, not answered, flagged{#else}{question}, not answered{/if}")
    String stateOf(String question, boolean answered, boolean flagged);

    @Message("begun")
    String begun();

    @Message("Filled: answered. Open: not yet. Ribbon: flagged.")
    String navKey();

    @Message("Flag to come back to")
    String flag();

    @Message("Choose all that apply.")
    String hintMany();

    @Message("Judge the claim by the passage alone.")
    String hintVerdict();

    @Message("A number or a few words.")
    String hintShort();

    @Message("Give each line its place.")
    String hintOrder();

    @Message("{#if n == 1}Pick one sentence.{#else}Pick {n} sentences.{/if}")
    String hintPick(int n);

    @Message("Your answer")
    String yourAnswer();

    @Message("Choose…")
    String choose();

    @Message(
            "{#switch code}{#case 'stated'}Stated{#case 'contradicted'}Contradicted{#case 'not-stated'}Not stated{/switch}")
    String verdict(String code);

    @Message("Position of: {text}")
    String positionOf(String text);

    @Message("Up")
    String up();

    @Message("Down")
    String down();

    @Message("Moved to place {place} of {places}")
    String movedTo(String place, String places);

    @Message("Gap {n}")
    String gap(int n);

    @Message("Part A: the answer")
    String partAnswer();

    @Message("Part B")
    String partProof();

    @Message("Pick in the passage")
    String pickInPassage();

    @Message("Pick from the list of sentences")
    String pickFromList();

    @Message("Paragraph {n}")
    String paragraph(int n);

    @Message("Picking for question %: select a sentence. Arrow keys move, space picks, Escape goes back.")
    String picking();

    @Message("Picked, {n} of {most}")
    String picked(String n, String most);

    @Message("Taken back")
    String unpicked();

    @Message("That is one too many: take a sentence back first.")
    String tooManyPicked();

    @Message("Ready to submit?")
    String readyTitle();

    @Message("Every question has an answer. You can change answers until you submit.")
    String allAnswered();

    @Message("Not answered yet: {list}. You can change answers until you submit.")
    String stillOpen(String list);

    @Message("Look over and submit…")
    String toReview();

    @Message("Save answers")
    String saveAnswers();

    @Message("Leave for now")
    String leave();

    @Message("Saved {when}")
    String savedAt(String when);

    @Message("Nothing to save yet")
    String nothingToSave();

    @Message("Saving…")
    String saving();

    @Message("Not sent yet: 1 answer")
    String unsentOne();

    @Message("Not sent yet: % answers")
    String unsentMany();

    @Message("Sent when the quiz goes on: 1 answer")
    String waitingOne();

    @Message("Sent when the quiz goes on: % answers")
    String waitingMany();

    @Message("Sign in again")
    String unsentSignIn();

    @Message("{quiz}: 1 answer was not sent yet.")
    String leftOne(String quiz);

    @Message("{quiz}: {n} answers were not sent yet.")
    String leftMany(String quiz, String n);

    @Message("{quiz}: 1 answer that had not been sent is saved now.")
    String sentOne(String quiz);

    @Message("{quiz}: {n} answers that had not been sent are saved now.")
    String sentMany(String quiz, String n);

    @Message("{quiz}: 1 answer came too late and does not count.")
    String tooLateOne(String quiz);

    @Message("{quiz}: {n} answers came too late and do not count.")
    String tooLateMany(String quiz, String n);

    @Message("{quiz}: 1 answer was not saved, because a later one was given elsewhere.")
    String overtakenOne(String quiz);

    @Message("{quiz}: {n} answers were not saved, because later ones were given elsewhere.")
    String overtakenMany(String quiz, String n);

    @Message("Go there")
    String leftLink();

    @Message("% min left")
    String minutesLeft();

    @Message("% s left")
    String secondsLeft();

    @Message("% minutes left")
    String minutesLeftSpoken();

    @Message("Tell the time left")
    String askTime();

    @Message("Your time has changed: answers count until {when} now.")
    String deadlineMoved(String when);

    @Message("There is no time limit any more.")
    String noDeadline();

    @Message("One minute left")
    String oneMinuteLeft();

    @Message("Time is up")
    String timeUp();

    @Message("Sign in again")
    String signInAgain();

    @Message(
            "You are not signed in any more. What you answered stays in this browser and is sent once you sign in again.")
    String signedOut();

    @Message("You have a new password from your teacher. Choose one of your own, and your answers are sent.")
    String choosePassword();

    @Message("Choose a password")
    String choosePasswordLink();

    @Message("Sign in to go on")
    String againTitle();

    @Message("Your sign-in has ended. Nothing is lost: what you answered is sent as soon as you are signed in again.")
    String againText();

    @Message(
            "Somebody else is signed in in this browser now, so this page cannot send your answers. If you sign in, they are signed out here.")
    String againOther();

    @Message("Your sign-in has ended. Your answers are in this page and are saved when you sign in: do not close it.")
    String heldText();

    @Message(
            "These answers are of somebody who is not signed in here any more. They are in this page and are saved when that student signs in.")
    String heldOther();

    @Message("Sign in and save the answers")
    String heldButton();

    @Message("The sign-in name or the password is not right.")
    String heldWrong();

    @Message("These answers belong to somebody else's attempt. Sign in with the name that you had when you answered.")
    String heldNotTheirs();

    @Message("Sign-in name")
    String againName();

    @Message("Password")
    String againPassword();

    @Message("Sign in and go on")
    String againButton();

    @Message("Later")
    String againLater();

    @Message("This password is not right.")
    String againWrong();

    @Message("Too many tries. Please wait {n} seconds.")
    String againWait(String n);

    @Message("Readback cannot be reached just now. Please try again in a moment.")
    String againUnreachable();

    @Message("Not saved: this attempt is over")
    String closedState();

    @Message("Time is up, or this attempt was submitted elsewhere.")
    String closedTitle();

    @Message("What was saved before is what counts.")
    String closedText();

    @Message("See how it stands")
    String closedLink();

    @Message("This answer was changed in another window. It is shown here too.")
    String elsewhere();

    @Message("This question was answered in another window or on another device. That answer is kept and shown now.")
    String conflict();

    @Message("Use my answer instead")
    String useMine();

    @Message(
            "This page cannot reach Readback just now. Your answers stay in this browser and are sent as soon as it can.")
    String stayOnPage();

    @Message("Your answers are saved.")
    String answersSaved();

    @Message(
            "{#switch code}{#case 'TOO_LONG'}This answer is too long: {most} characters at most.{#case 'TOO_MANY'}This is more than can be chosen: {most} at most.{#case 'TOO_FAR_AHEAD'}This page counts its answers wrongly. Load the page again, then answer this question again.{#case}This is not an answer that the question offers. Please answer it again.{/switch}")
    String refused(String code, int most);

    @Message("Question {n}: {text}")
    String faultOf(int n, String text);

    @Message(
            "Question {n} was answered in another window or on another device since this page was loaded. That answer is kept and shown now.")
    String conflictOf(int n);

    // ── review ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Before you submit")
    String reviewTitle();

    @Message("{#if n == total}All {total} questions are answered.{#else}{n} of {total} questions are answered.{/if}")
    String reviewLead(int n, int total);

    @Message("{n} unanswered")
    String unanswered(int n);

    @Message("{n} begun, not finished")
    String unfinished(int n);

    @Message("{n} flagged")
    String flaggedCount(int n);

    @Message("After you submit, answers cannot be changed.")
    String reviewFinal();

    @Message("Submit")
    String submit();

    // ── feedback ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Submitted. What you saved is what is marked.")
    String submittedNow();

    @Message("Submitted {when} by the server, when time was up.")
    String submittedByServer(String when);

    @Message("of {possible}")
    String ofPossible(int possible);

    @Message("Your teacher shows no score here.")
    String nothingShown();

    @Message("You will hear about it in class.")
    String nothingShownText();

    @Message("The questions are not shown yet.")
    String laterShown();

    @Message("The quiz has closed, but somebody still has time left. Keys and proof are shown when everybody is done.")
    String waitingText();

    @Message("Each question with its key and its proof is shown after {when}, when the quiz has closed.")
    String laterShownText(String when);

    @Message(
            "Each question with its key and its proof is shown after your last attempt{#if when}, or after {when}, when the quiz has closed{/if}.")
    String lastShownText(String when);

    @Message("Only the score is shown.")
    String scoreShown();

    @Message("Your teacher has chosen to show no keys for this quiz.")
    String scoreShownText();

    @Message("Filled: full marks. Open: read these again.")
    String feedbackKey();

    @Message(
            "{#switch code}{#case 'right'}right{#case 'part'}partly right{#case 'wrong'}not right{#case}no answer{/switch}")
    String verdictWord(String code);

    @Message(
            "{#switch code}{#case 'right'}Right{#case 'part'}Partly right{#case 'wrong'}Not right{#case}No answer{/switch}, {earned} of {possible}")
    String verdictScore(String code, int earned, int possible);

    @Message(
            "{#switch code}{#case 'retrieve'}retrieve{#case 'infer'}infer{#case 'integrate'}integrate{#case 'evaluate'}evaluate{/switch}")
    String process(String code);

    @Message("You said")
    String youSaid();

    @Message("Answered")
    String theySaid();

    @Message("You picked")
    String youPicked();

    @Message("Picked")
    String theyPicked();

    @Message("nothing")
    String nothing();

    @Message("not right")
    String notRight();

    @Message("Key")
    String key();

    @Message("Its proof")
    String keyProof();

    @Message(
            "{#switch code}{#case 'overstated'}Overstated.{#case 'opposite'}The opposite.{#case 'wrong-actor'}Wrong actor.{#case 'wrong-detail'}Wrong detail.{#case 'not-stated'}Not stated.{/switch}")
    String misreading(String code);

    @Message(
            "{#switch code}{#case 'overstated'}This goes further than the passage does.{#case 'opposite'}The passage says the contrary.{#case 'wrong-actor'}The passage says this of somebody else.{#case 'wrong-detail'}The passage gives another number, place, date or detail.{#case 'not-stated'}It sounds right, but the passage does not say it.{/switch}")
    String misreadingText(String code);

    @Message(
            "{#switch code}{#case 'answer'}The answer is right; the sentence that proves it is another one.{#case 'proof'}The sentence is the right one, but it says something else.{/switch}")
    String reason(String code);

    @Message("See the sentence in the passage")
    String seeSentence();

    @Message("Paragraph {n} proves it:")
    String paragraphProves(int n);

    @Message("Paragraph {n} comes nearest:")
    String paragraphNearest(int n);

    @Message("proves question {n}")
    String proves(int n);

    @Message("picked")
    String pickedWord();

    @Message("for question")
    String forQuestion();

    @Message("Back to my quizzes")
    String backHome();

    // ── receipts ────────────────────────────────────────────────────────────────────────────────────────────────────

    @Message("Receipt")
    String receipt();

    @Message("Receipt {code}: see what was received, print it or save it")
    String receiptLink(String code);

    @Message("Your receipt")
    String receiptTitle();

    @Message("What Readback received from you, and when. Your school has signed it: keep it if you want proof.")
    String receiptLead();

    @Message("Earlier receipt")
    String receiptEarlier();

    @Message("Received")
    String receiptReceived();

    @Message("{n} of {total} answers")
    String receiptAnswers(int n, int total);

    @Message("Submitted")
    String receiptSubmitted();

    @Message("School")
    String receiptSchool();

    @Message("Quiz")
    String receiptQuiz();

    @Message(
            "{#switch code}{#case 'answered'}Questions answered{#case 'begun'}Begun, not finished{#case}Not answered{/switch}")
    String receiptExtent(String code);

    @Message("Student")
    String receiptStudent();

    @Message("Signature (Ed25519)")
    String receiptSignature();

    @Message("Anybody can check the code, or the saved file, at {site}.")
    String receiptCheckAt(String site);

    @Message("Print")
    String print();

    @Message("Save as a file")
    String receiptSave();

    @Message("Back to the attempt")
    String backToAttempt();

    @Message("Check a receipt")
    String verifyTitle();

    @Message("Whoever holds a receipt of a submission can have it checked here. It says only whether it is genuine.")
    String verifyLead();

    @Message("By its code")
    String verifyByCode();

    @Message("Code of the receipt")
    String verifyCode();

    @Message("Twelve letters and digits. Hyphens and capitals do not matter.")
    String verifyCodeHint();

    @Message("Check the code")
    String verifyCodeButton();

    @Message("By the saved file")
    String verifyByFile();

    @Message("Saved file")
    String verifyFile();

    @Message("What is in the file")
    String verifyText();

    @Message("All of it, from the first line to the signature.")
    String verifyTextHint();

    @Message("Check the file")
    String verifyFileButton();

    @Message("This receipt is genuine.")
    String genuine();

    @Message("Submitted {when}, {n} of {total} answers received.")
    String genuineText(String when, int n, int total);

    @Message("This receipt is not genuine.")
    String notGenuine();

    @Message("No school here gave it, or something in it was changed or mistyped.")
    String notGenuineText();

    @Message("Type a code, or choose or paste a file.")
    String verifyNothing();

    @Message("Too many receipts were checked from here that were not genuine. Please wait {wait}.")
    String verifyWait(String wait);
}
