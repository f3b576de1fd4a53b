package org.readback.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("people")
interface PeopleMessages {
    @Message(
            "Very many accounts have been made from your network lately. Wait {wait}, then try again; or ask your teacher, who can make an account for you and give you a slip.")
    String newAccountsWait(String wait);

    // set-up

    @Message("Nobody runs this installation yet. Open it in a browser and enter this set-up code: {code}")
    String setUpLog(String code);

    @Message("Set up Readback")
    String setUpTitle();

    @Message("This makes your school and its first administrator. It can be done once.")
    String setUpLead();

    @Message("Set-up code")
    String setUpCode();

    @Message("Twelve letters and digits in the log of the server, written when it started.")
    String setUpCodeHint();

    @Message(
            "Set-up code: this is not the code of the last start. Look for \"set-up code\" near the end of the server's log.")
    String setUpCodeWrong();

    @Message("Too many codes that were not right. Wait {wait}, then try again.")
    String codeWait(String wait);

    @Message("Name of the school")
    String schoolName();

    @Message("Name of the school: type it.")
    String schoolNameMissing();

    @Message("Your name")
    String yourName();

    @Message("For signing in. Small letters, digits, dots and hyphens, such as ada.park.")
    String signInNameHint();

    @Message("Set up the school")
    String setUpButton();

    @Message("Done. The school is set up and you are its administrator. Next, add the teachers.")
    String setUpDone();

    // names and passwords

    @Message("Name: type a name.")
    String nameMissing();

    @Message("Name: this has {length} characters. Shorten it to {longest}.")
    String nameTooLong(int length, int longest);

    @Message(
            "Sign-in name: use 2 to 60 small letters without accents, digits, dots and hyphens; begin with a letter or digit.")
    String signInNameForm();

    @Message("Sign-in name: type your sign-in name.")
    String signInNameMissing();

    @Message("Sign-in name: somebody else has this one. You could take {proposal}.")
    String signInNameTaken(String proposal);

    @Message("Sign-in name: we suggest {proposal}. Keep it or change it, and type your password once more.")
    String signInNameProposed(String proposal);

    @Message("Password: this is the one you have now. Choose a new one.")
    String passwordSame();

    @Message("Choose your password")
    String choosePasswordTitle();

    @Message(
            "Welcome, {name}. The code on your slip was for the first time only. From now on you sign in with a password that only you know.")
    String choosePasswordLead(String name);

    @Message("Save and go on")
    String choosePasswordButton();

    // account

    @Message("Your account")
    String accountTitle();

    @Message("You are in. Your sign-in name is {signInName}: write it down, you need it next time.")
    String joinedNew(String signInName);

    @Message("Saved. Your password is changed. Other computers and phones are signed out.")
    String passwordChanged();

    @Message("Saved. Texts are shown in the font you chose.")
    String fontChanged();

    @Message("Name")
    String name();

    @Message("Role")
    String roleLabel();

    @Message("Classes")
    String classesTitle();

    @Message("My quizzes")
    String toQuizzes();

    @Message("Join a class")
    String joinAnother();

    @Message("Reading")
    String fontTitle();

    @Message("Font for all texts")
    String fontLegend();

    @Message("Standard")
    String fontStandard();

    @Message("Atkinson Hyperlegible")
    String fontHyperlegible();

    @Message("Letters that are hard to mistake for one another, made for readers with low vision.")
    String fontHyperlegibleHint();

    @Message("Use this font")
    String fontButton();

    @Message("Password")
    String changePasswordTitle();

    @Message("Changing it signs you out on all other computers and phones.")
    String changePasswordText();

    @Message("Current password")
    String currentPassword();

    @Message("Current password: this is not right.")
    String currentPasswordWrong();

    @Message("Change the password")
    String changePasswordButton();

    @Message("Signed in elsewhere?")
    String signOutsTitle();

    @Message("If you forgot to sign out on a shared computer, do it from here. This also signs you out on this one.")
    String signOutsText();

    @Message("Sign out everywhere")
    String signOutsButton();

    // classes

    @Message("No classes yet.")
    String noClassesYet();

    @Message("Make your first class here. Then add its students, or let them join with a code.")
    String noClassesText();

    @Message("{#if count == 0}No students yet.{#else if count == 1}1 student.{#else}{count} students.{/if}")
    String studentCount(int count);

    @Message("{#if count == 1}1 has not chosen a password yet.{#else}{count} have not chosen a password yet.{/if}")
    String waitingCount(int count);

    @Message("Open for joining by code.")
    String openForJoining();

    @Message("of {name}")
    String ofClass(String name);

    @Message("Make a class")
    String newClassTitle();

    @Message("Name of the class")
    String className();

    @Message("As the students know it, such as 9A English.")
    String classNameHint();

    @Message("Make the class")
    String newClassButton();

    @Message("The class is there. Add its students, or show them the join code.")
    String classMade();

    @Message("Saved. The class has its new name.")
    String classRenamed();

    @Message("Removed. The student no longer sees the class. At the end of this page you can let them join again.")
    String studentRemoved();

    @Message("Nobody was added: all the names were in the class already.")
    String nobodyAdded();

    @Message("Add students")
    String addStudents();

    @Message("Join code")
    String joinCodeTitle();

    @Message("Sign-in slips")
    String slipsTitle();

    @Message("Rename the class")
    String renameClass();

    @Message("No students yet.")
    String noStudentsYet();

    @Message("Add them from a list, or let them join by themselves with the code {code}.")
    String noStudentsText(String code);

    @Message("Add them from a list, or open joining by code.")
    String noStudentsClosed();

    @Message("Students of {name}")
    String studentsOf(String name);

    @Message("Account")
    String accountState();

    @Message("Removed students")
    String removedTitle();

    @Message("Their answers are kept. Open one to let the student join again.")
    String removedText();

    @Message("Class")
    String classNav();

    @Message("Students")
    String navStudents();

    @Message("Assignments")
    String navAssignments();

    @Message("Extra time")
    String navExtra();

    @Message("Gradebook")
    String navGradebook();

    @Message("Results")
    String navResults();

    @Message("Save")
    String save();

    @Message("Cancel")
    String cancel();

    @Message("Last signed in {when}")
    String lastSignedIn(String when);

    @Message("Slip made, not used yet")
    String slipNotUsed();

    @Message("Never signed in")
    String neverSignedIn();

    @Message("No slip made yet")
    String noSlipYet();

    // adding students

    @Message("Each name becomes an account with a sign-in name. Then you can print a slip for each student.")
    String addStudentsLead();

    @Message("Names")
    String namesLabel();

    @Message(
            "One a line, at most {most} at a time. Or paste a table whose first line says name, or first name and last name.")
    String namesHint(int most);

    @Message("Or upload the list")
    String fileLabel();

    @Message("A text or CSV file from a spreadsheet. It is used instead of what is typed above.")
    String fileHint();

    @Message("Add the students")
    String addStudentsButton();

    @Message(
            "{#if count == 1}Names: one line needs mending. Nobody was added.{#else}Names: {count} lines need mending. Nobody was added.{/if}")
    String listFaults(int count);

    @Message(
            "Line {line}, \"{text}\": there is more than a name here. Leave one name a line, or put a first line on top that says what the columns are, such as first name, last name.")
    String lineColumns(int line, String text);

    @Message("Line {line}{#if text}, \"{text}\"{/if}: there is no name here.")
    String lineNoName(int line, String text);

    @Message("Line {line}: the name has {length} characters. Shorten it to {longest}.")
    String lineTooLong(int line, String length, int longest);

    @Message("The table cannot be read: a quotation mark opens and never closes.")
    String listUnreadable();

    @Message("There are {count} names. Add at most {most} at a time.")
    String listTooMany(String count, int most);

    @Message("There are no names yet. Type or paste them, or choose a file.")
    String listEmpty();

    @Message("And {count} more.")
    String moreLines(int count);

    @Message(
            "{#if count == 1}One name is there twice. Say what to do with it.{#else}{count} names are there twice. Say what to do with them.{/if}")
    String listRepeated(int count);

    @Message("These names are there twice")
    String repeatedLegend();

    @Message("Line {line}: {name} stands further up in this list.")
    String repeatedInList(int line, String name);

    @Message("Line {line}: {name} is in the class already.")
    String repeatedInClass(int line, String name);

    @Message(
            "Line {line}: {name} was in the class and was removed. You can let them join again instead, with their answers.")
    String repeatedRemoved(int line, String name);

    @Message("Leave them out")
    String repeatedSkip();

    @Message("They are the same students. Only the other names are added.")
    String repeatedSkipHint();

    @Message("Add them all the same")
    String repeatedAdd();

    @Message("They are different students with the same name. Each gets a sign-in name of their own.")
    String repeatedAddHint();

    // slips

    @Message("Added. Make their sign-in slips now, or later from the page of the class.")
    String studentsAdded();

    @Message(
            "A slip has the sign-in name and a code for the first time. Students choose their own password when they sign in with it.")
    String slipsLead();

    @Message("Nobody needs a slip.")
    String slipsNone();

    @Message(
            "All students of this class have chosen their own password. If somebody forgot it, open their page from the list of students.")
    String slipsNoneText();

    @Message("Make slips for")
    String slipsLegend();

    @Message("Has a slip and has not used it. A new one replaces it.")
    String slipMadeAlready();

    @Message("Make the slips")
    String slipsButton();

    @Message("Choose at least one student. Those who have chosen a password in the meantime need no slip.")
    String slipsNobody();

    @Message("Not now")
    String notNow();

    @Message("{#if count == 1}1 sign-in slip{#else}{count} sign-in slips{/if}")
    String slipsPageTitle(int count);

    @Message(
            "Print this page now and hand the slips out. The codes are shown only here and only once; if they get lost, make new ones.")
    String slipsPageLead();

    @Message("Print")
    String print();

    @Message("Done")
    String slipsDone();

    @Message("Go to")
    String slipGoTo();

    @Message("Code")
    String slipPassword();

    @Message("The code is for the first time. Then you choose your own password.")
    String slipText();

    // join code and poster

    @Message("Students enrol themselves with this code. Close joining when everybody is in.")
    String joinOpenLead();

    @Message("Joining is closed: the code does not work now. Those who have joined stay.")
    String joinClosedLead();

    @Message("New code. The old one does not work any more.")
    String newCodeMade();

    @Message("Joining is open.")
    String joiningOpened();

    @Message("Joining is closed.")
    String joiningClosed();

    @Message("Print the poster")
    String printPoster();

    @Message("Close joining")
    String closeJoining();

    @Message("Open joining")
    String openJoining();

    @Message("Make a new code")
    String newCode();

    @Message("Join {name}")
    String posterTitle(String name);

    @Message("QR code that leads to {address} with the code filled in")
    String qrLabel(String address);

    @Message("Scan this, or open {address} and type")
    String posterText(String address);

    @Message("Scan the picture with your phone, or type the address and the code.")
    String posterStep1();

    @Message("Make an account, or sign in if you have one.")
    String posterStep2();

    @Message("Your quizzes are waiting on the first page.")
    String posterStep3();

    // student

    @Message("Saved. The name is changed. The sign-in name stays as it is.")
    String renamed();

    @Message("Moved. The student is in this class now.")
    String studentMoved();

    @Message(
            "The student has chosen a password in the meantime, so that slip is of no use. Make another one if it is still needed.")
    String chosenSince();

    @Message("Removed from {name}. The answers are kept.")
    String removedFrom(String name);

    @Message("Let them join again")
    String letReturn();

    @Message(
            "If you let them, the student can join again with the code of the class, and has all earlier answers again.")
    String letReturnText();

    @Message(
            "{name} can join again with the code of the class{#if !open}. Joining is closed now: open it on the page of the join code{/if}.")
    String mayReturn(String name, boolean open);

    @Message("Password")
    String newSlipTitle();

    @Message(
            "If the password is forgotten, make a new slip. The old password stops working at once, and the student is signed out everywhere.")
    String newSlipText();

    @Message("Make a new slip")
    String newSlipButton();

    @Message("Name")
    String nameTitle();

    @Message("As it stands on lists. The sign-in name does not change.")
    String nameHint();

    @Message("Save the name")
    String saveName();

    @Message("Move to another class")
    String moveTitle();

    @Message("Class")
    String moveLabel();

    @Message("Class: choose where to.")
    String moveWhere();

    @Message("Move")
    String moveButton();

    @Message("Choose…")
    String choose();

    @Message("Remove from the class")
    String removeTitle();

    @Message(
            "The student no longer sees the class and its quizzes. The answers are kept, and you can let the student join again.")
    String removeText();

    @Message("Remove…")
    String removeLink();

    @Message("Remove a student")
    String removeStudentTitle();

    @Message("Remove {name} from the class?")
    String removeStudentQuestion(String name);

    @Message(
            "The student is signed out and no longer sees the class. A sign-in slip that was not used yet stops working. The answers are kept, and you can let the student join again.")
    String removeStudentLead();

    @Message("Remove the student")
    String removeStudentButton();

    @Message("Keep")
    String keepStudent();

    @Message("Class")
    String classLabel();

    // joining

    @Message("Join a class")
    String joinTitle();

    @Message("Your teacher has a code of eight letters and digits for the class.")
    String joinLead();

    @Message("Join code")
    String joinCodeLabel();

    @Message("Such as TKX4-9RWM. Capital or small does not matter.")
    String joinCodeHint();

    @Message("Find the class")
    String joinFind();

    @Message(
            "Join code: no class can be joined with this one. Check it for typing mistakes, or ask your teacher whether joining is open.")
    String joinCodeUnknown();

    @Message("Join {name}")
    String joinClassTitle(String name);

    @Message("A class at {school}")
    String joinAt(String school);

    @Message("I am new")
    String joinNewTitle();

    @Message("Make an account. You need no e-mail address.")
    String joinNewText();

    @Message("First name and last name, as your teacher knows you.")
    String yourNameHint();

    @Message("For signing in later. Leave it empty and we suggest one.")
    String joinSignInNameHint();

    @Message("Make the account and join")
    String joinNewButton();

    @Message("I have an account")
    String joinHaveTitle();

    @Message("Sign in, and you come back here.")
    String joinHaveText();

    @Message("You are signed in as {name}. If that is not you, sign out first.")
    String joinAs(String name);

    @Message("Join the class")
    String joinButton();

    @Message("You were removed from {name}, so this code does not let you in. Ask your teacher to let you join again.")
    String joinRemoved(String name);

    @Message(
            "This class is full: with the code {most} students can join. Ask your teacher to remove those who do not belong to it, or to add you from a list.")
    String joinFull(int most);

    @Message("Only students join with a code.")
    String joinOnlyStudents();

    @Message("You are signed in as {name}. Sign out first, then open this page again.")
    String joinOnlyStudentsText(String name);

    // administrator

    @Message("People")
    String peopleTitle();

    @Message("People and classes")
    String peopleNav();

    @Message("Removed from classes")
    String removedFromTitle();

    @Message("Bring back into {name}")
    String bringBack(String name);

    @Message("Back. The student is in the class again, with all earlier answers.")
    String studentBack();

    @Message(
            "Removed. The person is signed out and cannot sign in. You find them under removed people. Sign-in slips of their students that were not used yet no longer work; make new ones.")
    String removedTeacher();

    @Message("Add a teacher or administrator")
    String addPersonTitle();

    @Message("Name or sign-in name")
    String searchLabel();

    @Message("Show")
    String showLabel();

    @Message(
            "{#switch code}{#case 'all'}Everybody{#case 'students'}Students{#case 'teachers'}Teachers{#case 'administrators'}Administrators{#case 'removed'}Removed people{/switch}")
    String show(String code);

    @Message("Search")
    String searchButton();

    @Message("Nobody found.")
    String nobodyFound();

    @Message("Try fewer letters, or show everybody.")
    String nobodyFoundText();

    @Message("Pages")
    String pages();

    @Message("{first} to {last} of {total}")
    String pageOf(int first, int last, int total);

    @Message("Previous page")
    String pageBefore();

    @Message("Next page")
    String pageAfter();

    @Message("Removed. The person is signed out and cannot sign in. You find them under removed people.")
    String personRemoved();

    @Message("They get a sign-in name and a slip with a code for the first time. Students are added by their teachers.")
    String addPersonLead();

    @Message("Makes classes, assigns quizzes and sees the results of their own classes.")
    String teacherHint();

    @Message("Adds and removes people and says who teaches which class.")
    String administratorHint();

    @Message("Role: choose one.")
    String roleMissing();

    @Message("Add")
    String addPersonButton();

    @Message("Added. Now make the sign-in slip and hand it over.")
    String personAdded();

    @Message("Back. The person can sign in again with the password they had.")
    String personRestored();

    @Message("Removed: cannot sign in. What they did is kept.")
    String personIsRemoved();

    @Message("Let them sign in again")
    String restorePerson();

    @Message("This is you. Password and font are under:")
    String thisIsYou();

    @Message(
            "The slip has the sign-in name and a code for the first time. They choose their own password when they sign in with it.")
    String firstSlipText();

    @Message("Remove from the school")
    String removePersonTitle();

    @Message(
            "The person is signed out at once and cannot sign in any more. What they did is kept, and you can let them in again.")
    String removePersonText();

    @Message("Remove {name} from the school?")
    String removePersonQuestion(String name);

    @Message("They are signed out at once and cannot sign in any more. What they did is kept.")
    String removePersonLead();

    @Message("Remove from the school")
    String removePersonButton();

    @Message("Keep")
    String keepPerson();

    @Message("You cannot remove yourself. Another administrator can.")
    String cannotRemoveSelf();

    @Message("This is the last administrator, and the school needs one. Add another one first.")
    String cannotRemoveLast();

    @Message("Classes of the school")
    String allClassesTitle();

    @Message("Teachers make them.")
    String noClassesAdministrator();

    @Message("Teachers")
    String teachersLabel();

    @Message("Nobody teaches this class.")
    String noTeacher();

    @Message("Give it to a teacher, so that somebody can see its results.")
    String noTeacherText();

    @Message("Take from")
    String takeFrom();

    @Message("Give the class to a teacher")
    String giveTitle();

    @Message("Teacher")
    String giveLabel();

    @Message("Give the class")
    String giveButton();

    @Message("There is no other teacher. Add one under People.")
    String noOtherTeachers();

    @Message("Teacher: choose one.")
    String chooseTeacher();

    @Message("This is the only teacher of the class. Give it to another teacher first.")
    String lastTeacher();

    @Message("Done. The teacher has the class now, beside those who had it before.")
    String teacherAdded();

    @Message(
            "Done. The teacher no longer has the class. Sign-in slips of the class that were not used yet no longer work; its other teachers can make new ones.")
    String teacherRemoved();
}
