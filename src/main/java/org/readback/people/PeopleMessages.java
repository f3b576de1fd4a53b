package org.readback.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("people")
interface PeopleMessages {
    @Message
    String newAccountsWaitSeconds(long count);

    @Message
    String newAccountsWaitMinutes(long count);

    // set-up
    @Message
    String setUpLog(String code);

    @Message
    String setUpTitle();

    @Message
    String setUpLead();

    @Message
    String setUpCode();

    @Message
    String setUpCodeHint();

    @Message
    String setUpCodeWrong();

    @Message
    String codeWaitSeconds(long count);

    @Message
    String codeWaitMinutes(long count);

    @Message
    String schoolName();

    @Message
    String schoolNameMissing();

    @Message
    String yourName();

    @Message
    String signInNameHint();

    @Message
    String setUpButton();

    @Message
    String setUpDone();

    // names and passwords
    @Message
    String nameMissing();

    @Message
    String nameTooLong(int length, int longest);

    @Message
    String signInNameForm();

    @Message
    String signInNameMissing();

    @Message
    String signInNameTaken(String proposal);

    @Message
    String signInNameProposed(String proposal);

    @Message
    String passwordSame();

    @Message
    String choosePasswordTitle();

    @Message
    String choosePasswordLead(String name);

    @Message
    String choosePasswordButton();

    // account
    @Message
    String accountTitle();

    @Message
    String joinedNew(String signInName);

    @Message
    String passwordChanged();

    @Message
    String fontChanged();

    @Message
    String name();

    @Message
    String roleLabel();

    @Message
    String classesTitle();

    @Message
    String toQuizzes();

    @Message
    String joinAnother();

    @Message
    String languageChanged();

    @Message
    String languageTitle();

    @Message
    String languageLabel();

    @Message
    String languageOfBrowser();

    @Message
    String languageButton();

    @Message
    String fontTitle();

    @Message
    String fontLegend();

    @Message
    String fontStandard();

    @Message
    String fontHyperlegible();

    @Message
    String fontHyperlegibleHint();

    @Message
    String fontButton();

    @Message
    String changePasswordTitle();

    @Message
    String changePasswordText();

    @Message
    String currentPassword();

    @Message
    String currentPasswordWrong();

    @Message
    String changePasswordButton();

    @Message
    String signOutsTitle();

    @Message
    String signOutsText();

    @Message
    String signOutsButton();

    // classes
    @Message
    String noClassesYet();

    @Message
    String noClassesText();

    @Message
    String studentCount(int count);

    @Message
    String waitingCount(int count);

    @Message
    String openForJoining();

    @Message
    String gradebookOf(String name);

    @Message
    String newClassTitle();

    @Message
    String className();

    @Message
    String classNameHint();

    @Message
    String newClassButton();

    @Message
    String classMade();

    @Message
    String classRenamed();

    @Message
    String studentRemoved();

    @Message
    String nobodyAdded();

    @Message
    String addStudents();

    @Message
    String joinCodeTitle();

    @Message
    String slipsTitle();

    @Message
    String renameClass();

    @Message
    String noStudentsYet();

    @Message
    String noStudentsText(String code);

    @Message
    String noStudentsClosed();

    @Message
    String studentsOf(String name);

    @Message
    String accountState();

    @Message
    String removedTitle();

    @Message
    String removedText();

    @Message
    String classNav();

    @Message
    String navStudents();

    @Message
    String navAssignments();

    @Message
    String navExtra();

    @Message
    String navGradebook();

    @Message
    String navResults();

    @Message
    String save();

    @Message
    String cancel();

    @Message
    String lastSignedIn(String when);

    @Message
    String slipNotUsed();

    @Message
    String neverSignedIn();

    @Message
    String noSlipYet();

    // adding students
    @Message
    String addStudentsLead();

    @Message
    String namesLabel();

    @Message
    String namesHint(int most);

    @Message
    String fileLabel();

    @Message
    String fileHint();

    @Message
    String addStudentsButton();

    @Message
    String listFaults(int count);

    @Message
    String lineColumns(int line, String text);

    @Message
    String lineNoName(int line);

    @Message
    String lineNoNameIn(int line, String text);

    @Message
    String lineTooLong(int line, String length, int longest);

    @Message
    String listUnreadable();

    @Message
    String listTooMany(String count, int most);

    @Message
    String listEmpty();

    @Message
    String moreLines(int count);

    @Message
    String listRepeated(int count);

    @Message
    String repeatedLegend();

    @Message
    String repeatedInList(int line, String name);

    @Message
    String repeatedInClass(int line, String name);

    @Message
    String repeatedRemoved(int line, String name);

    @Message
    String repeatedSkip();

    @Message
    String repeatedSkipHint();

    @Message
    String repeatedAdd();

    @Message
    String repeatedAddHint();

    // slips
    @Message
    String studentsAdded();

    @Message
    String slipsLead();

    @Message
    String slipsNone();

    @Message
    String slipsNoneText();

    @Message
    String slipsLegend();

    @Message
    String slipMadeAlready();

    @Message
    String slipsButton();

    @Message
    String slipsNobody();

    @Message
    String notNow();

    @Message
    String slipsPageTitle(int count);

    @Message
    String slipsPageLead();

    @Message
    String print();

    @Message
    String slipsDone();

    @Message
    String slipGoTo();

    @Message
    String slipPassword();

    @Message
    String slipText();

    // join code and poster
    @Message
    String joinOpenLead();

    @Message
    String joinClosedLead();

    @Message
    String newCodeMade();

    @Message
    String joiningOpened();

    @Message
    String joiningClosed();

    @Message
    String printPoster();

    @Message
    String closeJoining();

    @Message
    String openJoining();

    @Message
    String newCode();

    @Message
    String posterTitle(String name);

    @Message
    String qrLabel(String address);

    @Message
    String posterText(String address);

    @Message
    String posterStep1();

    @Message
    String posterStep2();

    @Message
    String posterStep3();

    // student
    @Message
    String renamed();

    @Message
    String studentMoved();

    @Message
    String chosenSince();

    @Message
    String removedFrom(String name);

    @Message
    String letReturn();

    @Message
    String letReturnText();

    @Message
    String mayReturn(String name);

    @Message
    String mayReturnClosed(String name);

    @Message
    String newSlipTitle();

    @Message
    String newSlipText();

    @Message
    String newSlipButton();

    @Message
    String firstSlipButton();

    @Message
    String nameTitle();

    @Message
    String nameHint();

    @Message
    String saveName();

    @Message
    String moveTitle();

    @Message
    String moveLabel();

    @Message
    String moveWhere();

    @Message
    String moveButton();

    @Message
    String choose();

    @Message
    String removeTitle();

    @Message
    String removeText();

    @Message
    String removeLink();

    @Message
    String removeStudentTitle();

    @Message
    String removeStudentQuestion(String name);

    @Message
    String removeStudentLead();

    @Message
    String removeStudentButton();

    @Message
    String classLabel();

    // joining
    @Message
    String joinTitle();

    @Message
    String joinLead();

    @Message
    String joinCodeLabel();

    @Message
    String joinCodeHint();

    @Message
    String joinFind();

    @Message
    String joinCodeUnknown();

    @Message
    String joinClassTitle(String name);

    @Message
    String joinAt(String school);

    @Message
    String joinNewTitle();

    @Message
    String joinNewText();

    @Message
    String yourNameHint();

    @Message
    String joinSignInNameHint();

    @Message
    String joinNewButton();

    @Message
    String joinHaveTitle();

    @Message
    String joinHaveText();

    @Message
    String joinAs(String name);

    @Message
    String joinButton();

    @Message
    String joinRemoved(String name);

    @Message
    String joinFull(int most);

    @Message
    String joinOnlyStudents();

    @Message
    String joinOnlyStudentsText(String name);

    // administrator
    @Message
    String peopleTitle();

    @Message
    String peopleNav();

    @Message
    String schoolTitle();

    @Message
    String schoolChanged();

    @Message
    String schoolLanguage();

    @Message
    String schoolLanguageHint();

    @Message
    String schoolLanguageUnknown();

    @Message
    String removedFromTitle();

    @Message
    String bringBack(String name);

    @Message
    String studentBack();

    @Message
    String removedTeacher();

    @Message
    String addPersonTitle();

    @Message
    String searchLabel();

    @Message
    String showLabel();

    @Message
    String show(String code);

    @Message
    String searchButton();

    @Message
    String nobodyFound();

    @Message
    String nobodyFoundText();

    @Message
    String pages();

    @Message
    String pageOf(int first, int last, int total);

    @Message
    String pageBefore();

    @Message
    String pageAfter();

    @Message
    String personRemoved();

    @Message
    String addPersonLead();

    @Message
    String teacherHint();

    @Message
    String administratorHint();

    @Message
    String roleMissing();

    @Message
    String addPersonButton();

    @Message
    String personAdded();

    @Message
    String personRestored();

    @Message
    String personIsRemoved();

    @Message
    String restorePerson();

    @Message
    String thisIsYou();

    @Message
    String firstSlipText();

    @Message
    String removePersonTitle();

    @Message
    String removePersonText();

    @Message
    String removePersonQuestion(String name);

    @Message
    String removePersonLead();

    @Message
    String removePersonButton();

    @Message
    String keepAccount();

    @Message
    String cannotRemoveSelf();

    @Message
    String cannotRemoveLast();

    @Message
    String allClassesTitle();

    @Message
    String noClassesAdministrator();

    @Message
    String teachersLabel();

    @Message
    String noTeacher();

    @Message
    String noTeacherText();

    @Message
    String takeFrom();

    @Message
    String takeFromOf(String name);

    @Message
    String giveTitle();

    @Message
    String giveLabel();

    @Message
    String giveButton();

    @Message
    String noOtherTeachers();

    @Message
    String chooseTeacher();

    @Message
    String lastTeacher();

    @Message
    String teacherAdded();

    @Message
    String teacherRemoved();
}
