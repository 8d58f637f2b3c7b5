<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About Banter</source>
        <translation>Über Banter</translation>
    </message>
    <message>
        <source>Banter %1</source>
        <translation>Banter %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Everything that you have seen stays on this device, so that it can be read without a connection.</source>
        <translation>Chat auf deinem eigenen Server. Was du gesehen hast, bleibt auf diesem Gerät und lässt sich auch ohne Verbindung lesen.</translation>
    </message>
</context>
<context>
    <name>AccountBar</name>
    <message>
        <source>Logged out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Off-line</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Ctrl+Shift+%1</source>
        <translation>Strg+Umschalt+%1</translation>
    </message>
    <message>
        <source>Add account …</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Profile and status …</source>
        <translation>Profil und Status …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Log out …</source>
        <translation>Abmelden …</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Account of %1</source>
        <translation>Konto von %1</translation>
    </message>
</context>
<context>
    <name>AddContactSheet</name>
    <message>
        <source>Add contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>Whom to add</source>
        <translation>Wen hinzufügen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Write a name to find somebody</source>
        <translation>Gib einen Namen ein, um jemanden zu finden</translation>
    </message>
    <message>
        <source>Nobody is called like that</source>
        <translation>Niemand heißt so</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n new messages; the last one: %1</source>
        <translation>
            <numerusform>%n neue Nachricht: %1</numerusform>
            <numerusform>%n neue Nachrichten; die letzte: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Files to send</source>
        <translation>Zu sendende Dateien</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>BlockedPanel</name>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte Personen</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>You have blocked nobody</source>
        <translation>Du hast niemanden blockiert</translation>
    </message>
</context>
<context>
    <name>BrowseRoomsSheet</name>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Name or topic</source>
        <translation>Name oder Thema</translation>
    </message>
    <message>
        <source>Search rooms</source>
        <translation>Räume suchen</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>joined</source>
        <translation>beigetreten</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>There are no public rooms yet</source>
        <translation>Es gibt noch keine öffentlichen Räume</translation>
    </message>
    <message>
        <source>No room is called like that</source>
        <translation>Kein Raum heißt so</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Neuer Raum</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Message taken back</source>
        <translation>Nachricht zurückgenommen</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>Bearbeitet %1</translation>
    </message>
</context>
<context>
    <name>ChangedKey</name>
    <message>
        <source>The key of %1 has changed</source>
        <translation>Der Schlüssel von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>The server was set up anew, or somebody stands between you and it and would read everything. Nothing has been sent. If you do not know why the key is another one, do not go on.</source>
        <translation>Der Server wurde neu eingerichtet, oder jemand steht zwischen dir und ihm und könnte alles mitlesen. Es wurde nichts gesendet. Wenn du nicht weißt, warum der Schlüssel ein anderer ist, mach nicht weiter.</translation>
    </message>
    <message>
        <source>The key known so far</source>
        <translation>Der bisher bekannte Schlüssel</translation>
    </message>
    <message>
        <source>The key shown now</source>
        <translation>Der jetzt gezeigte Schlüssel</translation>
    </message>
    <message>
        <source>I have compared the new key with what the server prints when it starts</source>
        <translation>Ich habe den neuen Schlüssel mit dem verglichen, was der Server beim Start ausgibt</translation>
    </message>
    <message>
        <source>Keep out</source>
        <translation>Fernbleiben</translation>
    </message>
    <message>
        <source>Trust the new key</source>
        <translation>Dem neuen Schlüssel vertrauen</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines</source>
        <translation>
            <numerusform>%n Zeile zeigen</numerusform>
            <numerusform>Alle %n Zeilen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Antwort an %1</translation>
    </message>
    <message>
        <source>Too long for one message by %L1 bytes.</source>
        <translation>Für eine Nachricht um %L1 Bytes zu lang.</translation>
    </message>
    <message numerus="yes">
        <source>Send as %n messages</source>
        <translation>
            <numerusform>Als %n Nachricht senden</numerusform>
            <numerusform>Als %n Nachrichten senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Attach file</source>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>%L1 left</source>
        <translation>noch %L1</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>This is too long for one message.</source>
        <translation>Das ist für eine Nachricht zu lang.</translation>
    </message>
    <message>
        <source>That is a long text.</source>
        <translation>Das ist ein langer Text.</translation>
    </message>
    <message>
        <source>Send as a file</source>
        <translation>Als Datei senden</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
</context>
<context>
    <name>ContactsSheet</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Kontakte suchen</translation>
    </message>
    <message>
        <source>Remove %1 from your contacts</source>
        <translation>%1 aus deinen Kontakten entfernen</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Noch keine Kontakte</translation>
    </message>
    <message>
        <source>No contact is called like that</source>
        <translation>Kein Kontakt heißt so</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes to yourself</source>
        <translation>Notizen an dich selbst</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Geteilte Dateien</translation>
    </message>
    <message>
        <source>About the room</source>
        <translation>Über den Raum</translation>
    </message>
    <message>
        <source>About this person</source>
        <translation>Über diese Person</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Draft:</source>
        <translation>Entwurf:</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>Du:</translation>
    </message>
    <message>
        <source>%1:</source>
        <extracomment>who said the last words of a room</extracomment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>You are invited</source>
        <translation>Du bist eingeladen</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Noch keine Nachrichten</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>schreibt …</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 schreibt …</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 und %2 schreiben …</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n Person schreibt …</numerusform>
            <numerusform>%n Personen schreiben …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) you are mentioned</source>
        <translation>
            <numerusform>du bist %n-mal erwähnt</numerusform>
            <numerusform>du bist %n-mal erwähnt</numerusform>
        </translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>zuletzt: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Mute for 1 hour</source>
        <translation>1 Stunde stummschalten</translation>
    </message>
    <message>
        <source>Mute for 8 hours</source>
        <translation>8 Stunden stummschalten</translation>
    </message>
    <message>
        <source>Mute until tomorrow</source>
        <translation>Bis morgen stummschalten</translation>
    </message>
    <message>
        <source>Mute for ever</source>
        <translation>Für immer stummschalten</translation>
    </message>
    <message>
        <source>Notify of everything</source>
        <translation>Über alles benachrichtigen</translation>
    </message>
    <message>
        <source>Notify of mentions only</source>
        <translation>Nur bei Erwähnungen benachrichtigen</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Verlassen …</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Blockieren …</translation>
    </message>
</context>
<context>
    <name>ConversationQuestions</name>
    <message>
        <source>Clear the conversation?</source>
        <translation>Unterhaltung leeren?</translation>
    </message>
    <message>
        <source>Leave the room?</source>
        <translation>Raum verlassen?</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>All messages in %1 disappear from your view, on all your devices. Others keep theirs.</source>
        <translation>Alle Nachrichten in %1 verschwinden aus deiner Ansicht, auf allen deinen Geräten. Andere behalten ihre.</translation>
    </message>
    <message>
        <source>You will no longer read %1. You can join again at any time.</source>
        <translation>Du liest %1 dann nicht mehr. Du kannst jederzeit wieder beitreten.</translation>
    </message>
    <message>
        <source>You will no longer read %1, and come back only when somebody invites you.</source>
        <translation>Du liest %1 dann nicht mehr und kommst nur zurück, wenn dich jemand einlädt.</translation>
    </message>
    <message>
        <source>Neither of you can write to the other, and in rooms you do not see what this person says, until you unblock them.</source>
        <translation>Keiner von euch kann dem anderen schreiben, und in Räumen siehst du nicht, was diese Person sagt, bis du die Blockierung aufhebst.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>Join</source>
        <translation>Beitreten</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
</context>
<context>
    <name>CountBadge</name>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
    <message numerus="yes">
        <source>%n unread, you are mentioned</source>
        <translation>
            <numerusform>%n ungelesen, du bist erwähnt</numerusform>
            <numerusform>%n ungelesen, du bist erwähnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Your account is logged in on these devices. End the login of one that you do not know, and change your password.</source>
        <translation>Dein Konto ist auf diesen Geräten angemeldet. Kennst du eines nicht, melde es ab und ändere dein Passwort.</translation>
    </message>
    <message>
        <source>This device, %1</source>
        <translation>Dieses Gerät, %1</translation>
    </message>
    <message>
        <source>%1, last used %2</source>
        <translation>%1, zuletzt benutzt %2</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Log out %1</source>
        <translation>%1 abmelden</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Recent</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Smileys</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Natur</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Reisen</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Gegenstände</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Medium light</source>
        <translation>Mittelhell</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Medium dark</source>
        <translation>Mitteldunkel</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Emoji auswählen</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Emoji suchen</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>Hautton: %1</translation>
    </message>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>What you take will be here.</source>
        <translation>Hier steht, was du benutzt.</translation>
    </message>
    <message>
        <source>No emoji is called so.</source>
        <translation>Kein Emoji heißt so.</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Not sent: %1</source>
        <translation>Nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>FileDropZone</name>
    <message>
        <source>Drop files to send them</source>
        <translation>Dateien hier ablegen, um sie zu senden</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>File %1, %2</source>
        <translation>Datei %1, %2</translation>
    </message>
    <message>
        <source>Paused · %1 of %2</source>
        <translation>Angehalten · %1 von %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Open this file?</source>
        <translation>Diese Datei öffnen?</translation>
    </message>
    <message>
        <source>%1 may be a program, which can do on this computer whatever you can. Open it only if you know who made it and expected to get it.</source>
        <translation>%1 kann ein Programm sein, und das darf auf diesem Rechner alles, was du darfst. Öffne es nur, wenn du weißt, von wem es ist, und es erwartet hast.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>noch %n s</numerusform>
            <numerusform>noch %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>noch %n min</numerusform>
            <numerusform>noch %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>noch %n h</numerusform>
            <numerusform>noch %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>In der Unterhaltung zeigen</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Noch keine Bilder</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>Vorheriger Treffer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>The one after</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>FirstContact</name>
    <message>
        <source>First contact with %1</source>
        <translation>Erster Kontakt mit %1</translation>
    </message>
    <message>
        <source>This device has not met this server before, and nobody has vouched for it. Its key is shown below: compare it with what the server prints when it starts. From now on the server must show this key. Nothing has been sent yet.</source>
        <translation>Dieses Gerät kennt den Server noch nicht, und niemand hat für ihn gebürgt. Unten steht sein Schlüssel: Vergleiche ihn mit dem, was der Server beim Start ausgibt. Von nun an muss der Server diesen Schlüssel zeigen. Es wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>Key of the server</source>
        <translation>Schlüssel des Servers</translation>
    </message>
    <message>
        <source>Do not go on</source>
        <translation>Nicht fortfahren</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>Diesem Server vertrauen</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward to</source>
        <translation>Weiterleiten an</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Weitergeleitet</translation>
    </message>
    <message>
        <source>A person or room</source>
        <translation>Person oder Raum</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
</context>
<context>
    <name>HoverTools</name>
    <message>
        <source>React</source>
        <translation>Reagieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>IconButton</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>Invite to %1</source>
        <translation>In %1 einladen</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>Whom to invite</source>
        <translation>Wen einladen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>Write a name to find somebody</source>
        <translation>Gib einen Namen ein, um jemanden zu finden</translation>
    </message>
    <message>
        <source>Nobody else is called like that</source>
        <translation>Sonst heißt niemand so</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>JumpButtons</name>
    <message>
        <source>Back to where you were</source>
        <translation>Zurück, wo du warst</translation>
    </message>
    <message>
        <source>To the oldest unread message</source>
        <translation>Zur ältesten ungelesenen Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>To the newest message, %n below</source>
        <translation>
            <numerusform>Zur neuesten Nachricht, %n darunter</numerusform>
            <numerusform>Zur neuesten Nachricht, %n darunter</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>Zur neuesten Nachricht</translation>
    </message>
</context>
<context>
    <name>KeyText</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LogOutSheet</name>
    <message>
        <source>Log out %1?</source>
        <translation>%1 abmelden?</translation>
    </message>
    <message>
        <source>The account leaves this device until you log in again. What others wrote stays on the server.</source>
        <translation>Das Konto verlässt dieses Gerät, bis du dich wieder anmeldest. Was andere geschrieben haben, bleibt auf dem Server.</translation>
    </message>
    <message>
        <source>Also delete what this device keeps of it</source>
        <translation>Auch löschen, was dieses Gerät davon aufbewahrt</translation>
    </message>
    <message>
        <source>The copy of the conversations, drafts, and messages that were not sent yet. Files that you received stay.</source>
        <translation>Die Kopie der Unterhaltungen, Entwürfe und noch nicht gesendete Nachrichten. Empfangene Dateien bleiben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Log in to Banter</source>
        <translation>Bei Banter anmelden</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Come in as a guest</source>
        <translation>Als Gast eintreten</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Display name (if you like)</source>
        <translation>Anzeigename (wenn du magst)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>Eintreten</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>Ich habe ein Konto</translation>
    </message>
    <message>
        <source>Just a name: come in as a guest</source>
        <translation>Nur ein Name: als Gast eintreten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
</context>
<context>
    <name>Logo</name>
    <message>
        <source>Banter</source>
        <translation>Banter</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>(%1) Banter</source>
        <translation>(%1) Banter</translation>
    </message>
    <message>
        <source>Banter</source>
        <translation>Banter</translation>
    </message>
</context>
<context>
    <name>MainMenu</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>MainMenuBar</name>
    <message>
        <source>Menu bar</source>
        <translation>Menüleiste</translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Banter, account of %1</source>
        <translation>Banter, Konto von %1</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Choose a conversation, or begin one.</source>
        <translation>Wähle eine Unterhaltung oder beginne eine.</translation>
    </message>
    <message>
        <source>Begin a conversation</source>
        <translation>Unterhaltung beginnen</translation>
    </message>
    <message>
        <source>The password is changed; all other devices are logged out.</source>
        <translation>Das Passwort ist geändert; alle anderen Geräte sind abgemeldet.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
</context>
<context>
    <name>MembersPanel</name>
    <message>
        <source>Ban %1?</source>
        <translation>%1 sperren?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Make %1 an owner?</source>
        <translation>%1 zum Eigentümer machen?</translation>
    </message>
    <message>
        <source>%1 is put out of the room and cannot come back until somebody allows it.</source>
        <translation>%1 wird aus dem Raum entfernt und kann erst zurück, wenn es jemand erlaubt.</translation>
    </message>
    <message>
        <source>%1 is put out of the room and may come back.</source>
        <translation>%1 wird aus dem Raum entfernt und darf zurückkommen.</translation>
    </message>
    <message>
        <source>%1 may then do everything here that you may, and take your role away.</source>
        <translation>%1 darf hier dann alles, was du darfst, und dir deine Rolle nehmen.</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>Zum Eigentümer machen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Show profile</source>
        <translation>Profil zeigen</translation>
    </message>
    <message>
        <source>Make moderator</source>
        <translation>Zum Moderator machen</translation>
    </message>
    <message>
        <source>Make owner…</source>
        <translation>Zum Eigentümer machen …</translation>
    </message>
    <message>
        <source>Make an ordinary member</source>
        <translation>Zum einfachen Mitglied machen</translation>
    </message>
    <message>
        <source>Take the invitation back…</source>
        <translation>Einladung zurücknehmen …</translation>
    </message>
    <message>
        <source>Remove from the room…</source>
        <translation>Aus dem Raum entfernen …</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Sperren …</translation>
    </message>
    <message>
        <source>Search members</source>
        <translation>Mitglieder suchen</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>Leute einladen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>You · %1</source>
        <translation>Du · %1</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Was mit %1 geschehen soll</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>Niemand ist hier</translation>
    </message>
    <message>
        <source>Nobody here is called like that</source>
        <translation>Hier heißt niemand so</translation>
    </message>
</context>
<context>
    <name>MessageField</name>
    <message>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>MessageInfo</name>
    <message>
        <source>About this message</source>
        <translation>Über diese Nachricht</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>Bearbeitet %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>React…</source>
        <translation>Reagieren …</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Weiterleiten …</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Nicht senden</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message numerus="yes">
        <source>%n hidden messages of somebody you have blocked</source>
        <translation>
            <numerusform>%n verborgene Nachricht von jemandem, den du blockiert hast</numerusform>
            <numerusform>%n verborgene Nachrichten von jemandem, den du blockiert hast</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewConversationSheet</name>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>Whom to write to</source>
        <translation>Wem schreiben</translation>
    </message>
    <message>
        <source>Take out of the choice</source>
        <translation>Aus der Auswahl nehmen</translation>
    </message>
    <message>
        <source>Write a name to find somebody</source>
        <translation>Gib einen Namen ein, um jemanden zu finden</translation>
    </message>
    <message>
        <source>Nobody is called like that</source>
        <translation>Niemand heißt so</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Räume durchsehen</translation>
    </message>
    <message>
        <source>Several people talk in a room; it gets a name next.</source>
        <translation>Mehrere sprechen in einem Raum; er bekommt gleich einen Namen.</translation>
    </message>
    <message>
        <source>Choose one person to write to, or several to make a room.</source>
        <translation>Wähle eine Person, um ihr zu schreiben, oder mehrere für einen Raum.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make a room…</source>
        <translation>Raum anlegen …</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
</context>
<context>
    <name>NewRoomSheet</name>
    <message>
        <source>New room</source>
        <translation>Neuer Raum</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>#design</source>
        <translation>#design</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>What it is about; may stay empty</source>
        <translation>Worum es geht; darf leer bleiben</translation>
    </message>
    <message>
        <source>Everybody may find and join it</source>
        <translation>Alle dürfen ihn finden und beitreten</translation>
    </message>
    <message>
        <source>The room is in the list of rooms.</source>
        <translation>Der Raum steht in der Liste der Räume.</translation>
    </message>
    <message>
        <source>Only who is invited sees the room. Whoever comes later reads what was said before.</source>
        <translation>Nur Eingeladene sehen den Raum. Wer später kommt, liest, was vorher gesagt wurde.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladen</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
    <message>
        <source>Do not invite</source>
        <translation>Nicht einladen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make the room</source>
        <translation>Raum anlegen</translation>
    </message>
</context>
<context>
    <name>NotificationSetting</name>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Notify of mentions only</source>
        <translation>Nur bei Erwähnungen benachrichtigen</translation>
    </message>
    <message>
        <source>Pinned to the top of the list</source>
        <translation>Oben in der Liste angeheftet</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist an.</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Bisheriges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>All your other devices are logged out.</source>
        <translation>Alle deine anderen Geräte werden abgemeldet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>The conversation is cleared.</source>
        <translation>Die Unterhaltung ist geleert.</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Das bist du</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Notes to yourself</source>
        <translation>Notizen an dich selbst</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Remove from your contacts</source>
        <translation>Aus deinen Kontakten entfernen</translation>
    </message>
    <message>
        <source>Add to your contacts</source>
        <translation>Zu deinen Kontakten hinzufügen</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Geteilte Dateien</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Rooms that you share</source>
        <translation>Gemeinsame Räume</translation>
    </message>
    <message>
        <source>Clear the conversation…</source>
        <translation>Unterhaltung leeren …</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Blockierung aufheben</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Blockieren …</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>PictureReading</name>
    <message>
        <source>The picture cannot be opened.</source>
        <translation>Das Bild lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>This is no picture that can be shown.</source>
        <translation>Dieses Bild lässt sich nicht anzeigen.</translation>
    </message>
    <message>
        <source>The picture is broken.</source>
        <translation>Das Bild ist beschädigt.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown.</source>
        <translation>Das Bild ist zu groß, um es zu zeigen.</translation>
    </message>
</context>
<context>
    <name>PictureTile</name>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Fetch the picture again: %1</source>
        <translation>Bild erneut holen: %1</translation>
    </message>
    <message>
        <source>Fetch the picture, %1</source>
        <translation>Bild holen, %1</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Newer picture</source>
        <translation>Neueres Bild</translation>
    </message>
    <message>
        <source>Older picture</source>
        <translation>Älteres Bild</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>PinnedPanel</name>
    <message>
        <source>Older messages are not on this device, and were not looked through.</source>
        <translation>Ältere Nachrichten sind nicht auf diesem Gerät und wurden nicht durchsucht.</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Unpin the message of %1</source>
        <translation>Nachricht von %1 lösen</translation>
    </message>
    <message>
        <source>No pinned message is on this device</source>
        <translation>Auf diesem Gerät ist keine angeheftete Nachricht</translation>
    </message>
    <message>
        <source>Nothing is pinned here</source>
        <translation>Hier ist nichts angeheftet</translation>
    </message>
</context>
<context>
    <name>PrivateFiles</name>
    <message>
        <source>It cannot be kept on this device&apos;s disk: %1.</source>
        <translation>Es lässt sich nicht auf diesem Gerät speichern: %1.</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>Profile and status</source>
        <translation>Profil und Status</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild auswählen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Bild auswählen …</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Bild entfernen</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What you are about</source>
        <translation>Was du gerade machst</translation>
    </message>
    <message>
        <source>A few words, if you like</source>
        <translation>Ein paar Worte, wenn du magst</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>QuickSwitcherSheet</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>A person or room</source>
        <translation>Person oder Raum</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Unterhaltungen</translation>
    </message>
    <message>
        <source>Nobody and no room is called like that</source>
        <translation>Niemand und kein Raum heißt so</translation>
    </message>
</context>
<context>
    <name>ReactionBar</name>
    <message numerus="yes">
        <source>%1, %n: %2</source>
        <translation>
            <numerusform>%1, %n: %2</numerusform>
            <numerusform>%1, %n: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReactionPicker</name>
    <message>
        <source>React with %1</source>
        <translation>Mit %1 reagieren</translation>
    </message>
    <message>
        <source>Other emojis</source>
        <translation>Andere Emojis</translation>
    </message>
</context>
<context>
    <name>ReceiptTicks</name>
    <message>
        <source>Waits to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Sent %1</source>
        <translation>Gesendet %1</translation>
    </message>
    <message>
        <source>Read by %1 of %2</source>
        <translation>Gelesen von %1 von %2</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
</context>
<context>
    <name>RemoveSheet</name>
    <message numerus="yes">
        <source>Delete %n messages?</source>
        <translation>
            <numerusform>%n Nachricht löschen?</numerusform>
            <numerusform>%n Nachrichten löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They disappear for everybody; that a message was here stays to be seen.</source>
        <translation>Sie verschwinden für alle; dass hier eine Nachricht war, bleibt zu sehen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>ReplyQuote</name>
    <message>
        <source>Answers %1: %2</source>
        <translation>Antwortet %1: %2</translation>
    </message>
</context>
<context>
    <name>RightPanel</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte Personen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Seitenleiste schließen</translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>The topic is changed.</source>
        <translation>Das Thema ist geändert.</translation>
    </message>
    <message>
        <source>The room has another name.</source>
        <translation>Der Raum heißt jetzt anders.</translation>
    </message>
    <message>
        <source>The conversation is cleared.</source>
        <translation>Die Unterhaltung ist geleert.</translation>
    </message>
    <message>
        <source>You have left the room.</source>
        <translation>Du hast den Raum verlassen.</translation>
    </message>
    <message>
        <source>%1 may join again.</source>
        <translation>%1 darf wieder beitreten.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Everybody may join</source>
        <translation>Alle dürfen beitreten</translation>
    </message>
    <message>
        <source>By invitation only</source>
        <translation>Nur mit Einladung</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Invite people…</source>
        <translation>Leute einladen …</translation>
    </message>
    <message>
        <source>Search in this room</source>
        <translation>In diesem Raum suchen</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Geteilte Dateien</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Angeheftete Nachrichten</translation>
    </message>
    <message>
        <source>Let a banned person join again</source>
        <translation>Eine gesperrte Person wieder zulassen</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Clear the conversation…</source>
        <translation>Unterhaltung leeren …</translation>
    </message>
    <message>
        <source>Leave the room…</source>
        <translation>Raum verlassen …</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search here</source>
        <translation>Hier suchen</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>Diese Unterhaltung</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Alle Unterhaltungen</translation>
    </message>
    <message>
        <source>Found messages</source>
        <translation>Gefundene Nachrichten</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>All words must stand in a message; their beginnings are enough.</source>
        <translation>Alle Wörter müssen in der Nachricht stehen; ihre Anfänge genügen.</translation>
    </message>
    <message>
        <source>words that follow each other</source>
        <translation>Wörter, die aufeinander folgen</translation>
    </message>
    <message>
        <source>who wrote it</source>
        <translation>wer es schrieb</translation>
    </message>
    <message>
        <source>where: #room or @name</source>
        <translation>wo: #raum oder @name</translation>
    </message>
    <message>
        <source>before a day: 2026-05-31</source>
        <translation>vor einem Tag: 2026-05-31</translation>
    </message>
    <message>
        <source>after a day, month or year</source>
        <translation>nach einem Tag, Monat oder Jahr</translation>
    </message>
    <message>
        <source>with a file</source>
        <translation>mit einer Datei</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 This is what is on this device.</source>
        <translation>%1 Das hier ist auf diesem Gerät.</translation>
    </message>
    <message>
        <source>There is no connection: this is what is on this device.</source>
        <translation>Keine Verbindung: Das hier ist auf diesem Gerät.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Selected messages</source>
        <translation>Ausgewählte Nachrichten</translation>
    </message>
    <message>
        <source>Cancel the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy with names and times</source>
        <translation>Mit Namen und Zeiten kopieren</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>ServerList</name>
    <message>
        <source>Found on this network</source>
        <translation>In diesem Netz gefunden</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>SettingAccent</name>
    <message>
        <source>Accent</source>
        <translation>Akzentfarbe</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>Graphit</translation>
    </message>
</context>
<context>
    <name>SettingSize</name>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
</context>
<context>
    <name>SettingTime</name>
    <message>
        <source>A time is written like 22:00.</source>
        <translation>Eine Uhrzeit schreibt man wie 22:00.</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Where received files go</source>
        <translation>Wohin empfangene Dateien kommen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>All messages on one side</source>
        <translation>Alle Nachrichten auf einer Seite</translation>
    </message>
    <message>
        <source>Your own messages stand where the others&apos; do, and are told apart by their colour.</source>
        <translation>Deine eigenen Nachrichten stehen bei den anderen und unterscheiden sich durch die Farbe.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Messages and files</source>
        <translation>Nachrichten und Dateien</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Strg+Eingabe sendet</translation>
    </message>
    <message>
        <source>Enter then begins a new line.</source>
        <translation>Die Eingabetaste beginnt dann eine neue Zeile.</translation>
    </message>
    <message>
        <source>Received files go to</source>
        <translation>Empfangene Dateien kommen nach</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change the folder for received files</source>
        <translation>Ordner für empfangene Dateien ändern</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Benachrichtigungen zeigen</translation>
    </message>
    <message>
        <source>With what was written</source>
        <translation>Mit dem Text der Nachricht</translation>
    </message>
    <message>
        <source>Otherwise only who wrote.</source>
        <translation>Sonst nur, wer geschrieben hat.</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>Mit Ton</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Do not disturb at night</source>
        <translation>Nachts nicht stören</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>Beim Schließen des Fensters im Infobereich bleiben</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Keep on this device at most</source>
        <translation>Auf diesem Gerät höchstens behalten</translation>
    </message>
    <message>
        <source>512 MB</source>
        <translation>512 MB</translation>
    </message>
    <message>
        <source>2 GB</source>
        <translation>2 GB</translation>
    </message>
    <message>
        <source>8 GB</source>
        <translation>8 GB</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>The oldest messages of conversations that you seldom open go first. A change counts from the next start on.</source>
        <translation>Die ältesten Nachrichten selten geöffneter Unterhaltungen gehen zuerst. Eine Änderung gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>What this device keeps of the account</source>
        <translation>Was dieses Gerät vom Konto aufbewahrt</translation>
    </message>
    <message>
        <source>This device keeps %1 of the account</source>
        <translation>Dieses Gerät bewahrt %1 vom Konto auf</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Delete what this device keeps</source>
        <translation>Löschen, was dieses Gerät aufbewahrt</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte Personen</translation>
    </message>
    <message>
        <source>Delete what this device keeps?</source>
        <translation>Löschen, was dieses Gerät aufbewahrt?</translation>
    </message>
    <message>
        <source>Conversations come again from the server when they are looked at. Drafts are lost; messages that wait to be sent stay.</source>
        <translation>Unterhaltungen kommen wieder vom Server, wenn du sie ansiehst. Entwürfe gehen verloren; wartende Nachrichten bleiben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Contacts and rooms</source>
        <translation>Kontakte und Räume</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation>Ungelesen %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Ungelesen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Unterhaltungen</translation>
    </message>
    <message>
        <source>Nobody and no room here is called like that</source>
        <translation>Hier heißt niemand und kein Raum so</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Alles ist gelesen</translation>
    </message>
    <message>
        <source>There is nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Look everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Neuer Raum</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Räume durchsehen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Strg+J</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>SlashCommands</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Give the room another topic</source>
        <translation>Dem Raum ein anderes Thema geben</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Let somebody join the room</source>
        <translation>Jemanden in den Raum einladen</translation>
    </message>
    <message>
        <source>Put somebody out of the room</source>
        <translation>Jemanden aus dem Raum entfernen</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>Den Raum verlassen</translation>
    </message>
    <message>
        <source>#room</source>
        <translation>#raum</translation>
    </message>
    <message>
        <source>Join another room</source>
        <translation>Einem anderen Raum beitreten</translation>
    </message>
    <message>
        <source>Nothing is to stand behind /%1.</source>
        <translation>Hinter /%1 steht nichts.</translation>
    </message>
    <message>
        <source>Write it so: /%1 %2</source>
        <translation>Schreib es so: /%1 %2</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt da %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a status and the person&apos;s own words: &quot;away: at lunch&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>gestern um %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <translation>am %1 um %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>am %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
</context>
<context>
    <name>ThinScrollBar</name>
    <message>
        <source>Scroll bar</source>
        <translation>Bildlaufleiste</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation>Noch keine Nachrichten. Sag Hallo!</translation>
    </message>
</context>
<context>
    <name>UnreadDivider</name>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
</context>
<context>
    <name>UploadBubble</name>
    <message>
        <source>Paused · %1 of %2</source>
        <translation>Angehalten · %1 von %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Warten auf den Server</translation>
    </message>
    <message>
        <source>Sending %1, %2</source>
        <translation>%1 wird gesendet, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>Senden abbrechen</translation>
    </message>
</context>
<context>
    <name>WritingBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>banter::desktop</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>&amp;Unterhaltung</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>New conversation …</source>
        <translation>Neue Unterhaltung …</translation>
    </message>
    <message>
        <source>New room …</source>
        <translation>Neuer Raum …</translation>
    </message>
    <message>
        <source>Browse rooms …</source>
        <translation>Räume durchsehen …</translation>
    </message>
    <message>
        <source>Add contact …</source>
        <translation>Kontakt hinzufügen …</translation>
    </message>
    <message>
        <source>Profile and status …</source>
        <translation>Profil und Status …</translation>
    </message>
    <message>
        <source>Devices …</source>
        <translation>Geräte …</translation>
    </message>
    <message>
        <source>Change password …</source>
        <translation>Passwort ändern …</translation>
    </message>
    <message>
        <source>Add account …</source>
        <translation>Konto hinzufügen …</translation>
    </message>
    <message>
        <source>Log out …</source>
        <translation>Abmelden …</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Attach file …</source>
        <translation>Datei anhängen …</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>In der Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Find everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Normaler Text</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Vorheriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>Minimieren</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Geteilte Dateien</translation>
    </message>
    <message>
        <source>Details and settings</source>
        <translation>Details und Einstellungen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Close conversation</source>
        <translation>Unterhaltung schließen</translation>
    </message>
    <message>
        <source>Go to conversation …</source>
        <translation>Gehe zu Unterhaltung …</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Vorherige Unterhaltung</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Nächste Unterhaltung</translation>
    </message>
    <message>
        <source>Previous unread conversation</source>
        <translation>Vorherige ungelesene Unterhaltung</translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation>Nächste ungelesene Unterhaltung</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Weiterleiten</translation>
    </message>
    <message>
        <source>Pinned conversation 1 to 9</source>
        <translation>Angeheftete Unterhaltung 1 bis 9</translation>
    </message>
    <message>
        <source>Account 1 to 9</source>
        <translation>Konto 1 bis 9</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Banter</source>
        <translation>Über Banter</translation>
    </message>
    <message>
        <source>Close what is open, cancel, or go to the newest message</source>
        <translation>Offenes schließen, abbrechen oder zur neuesten Nachricht gehen</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Die Nachricht senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Edit your last message, while nothing is written</source>
        <translation>Deine letzte Nachricht bearbeiten, solange nichts geschrieben ist</translation>
    </message>
    <message>
        <source>Reply to the message above</source>
        <translation>Auf die Nachricht darüber antworten</translation>
    </message>
    <message>
        <source>Reply to the message below</source>
        <translation>Auf die Nachricht darunter antworten</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Oldest unread message</source>
        <translation>Älteste ungelesene Nachricht</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Seite nach oben</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Seite nach unten</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>Erste Nachricht</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Letzte Nachricht</translation>
    </message>
    <message>
        <source>Reply to the message under the focus</source>
        <translation>Auf die ausgewählte Nachricht antworten</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>Moderator</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <translation>%1 ist beigetreten</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ist gegangen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>%1 was put out by %2</source>
        <translation>%1 wurde von %2 entfernt</translation>
    </message>
    <message>
        <source>%1 was put out for good by %2</source>
        <translation>%1 wurde von %2 gesperrt</translation>
    </message>
    <message>
        <source>%1 may come again, says %2</source>
        <translation>%1 darf wiederkommen, sagt %2</translation>
    </message>
    <message>
        <source>%1 is now %2</source>
        <translation>%1 ist jetzt %2</translation>
    </message>
    <message>
        <source>%1 took the topic away</source>
        <translation>%1 hat das Thema entfernt</translation>
    </message>
    <message>
        <source>%1 set the topic: %2</source>
        <translation>%1 hat das Thema gesetzt: %2</translation>
    </message>
    <message>
        <source>%1 renamed the room to %2</source>
        <translation>%1 hat den Raum in %2 umbenannt</translation>
    </message>
    <message>
        <source>Something changed that this version does not know</source>
        <translation>Es hat sich etwas geändert, das diese Version nicht kennt</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1, %2 and %n others</source>
        <translation>%1, %2 und %n weitere</translation>
    </message>
    <message>
        <source>%n more changes</source>
        <translation>%n weitere Änderungen</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Accounts</name>
    <message>
        <source>The server was not reached: it learns of this only when you end this device&apos;s login from another one.</source>
        <translation>Der Server wurde nicht erreicht: Er erfährt davon erst, wenn du dieses Gerät von einem anderen aus abmeldest.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Attached</name>
    <message>
        <source>This file is not the one of the message any more: it was changed on this device.</source>
        <translation>Diese Datei ist nicht mehr die der Nachricht: Sie wurde auf diesem Gerät geändert.</translation>
    </message>
    <message>
        <source>There is no program for such files.</source>
        <translation>Für solche Dateien gibt es kein Programm.</translation>
    </message>
    <message>
        <source>The picture cannot be saved there: %1.</source>
        <translation>Das Bild lässt sich dort nicht speichern: %1.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::BusNotifications</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Commands</name>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Completion</name>
    <message>
        <source>Calls everybody in this room</source>
        <translation>Ruft alle in diesem Raum</translation>
    </message>
</context>
<context>
    <name>banter::desktop::ComposerModel</name>
    <message>
        <source>This is too long for one message.</source>
        <translation>Das ist für eine Nachricht zu lang.</translation>
    </message>
    <message>
        <source>You are invited to this room.</source>
        <translation>Du bist in diesen Raum eingeladen.</translation>
    </message>
    <message>
        <source>You are no longer in this room.</source>
        <translation>Du bist nicht mehr in diesem Raum.</translation>
    </message>
    <message>
        <source>You have blocked %1.</source>
        <translation>Du hast %1 blockiert.</translation>
    </message>
    <message>
        <source>Guests can answer, but not write to somebody first.</source>
        <translation>Gäste können antworten, aber niemanden zuerst anschreiben.</translation>
    </message>
    <message>
        <source>What you write cannot be kept: %1</source>
        <translation>Was du schreibst, lässt sich nicht aufbewahren: %1</translation>
    </message>
</context>
<context>
    <name>banter::desktop::ConnectionBanner</name>
    <message>
        <source>You are logged out on this device. What it has can be read; log in to go on.</source>
        <translation>Du bist auf diesem Gerät abgemeldet. Was da ist, kannst du lesen; melde dich an, um weiterzumachen.</translation>
    </message>
    <message numerus="yes">
        <source>Off-line — messages will be sent when back (%n waiting)</source>
        <translation>
            <numerusform>Offline – Nachrichten werden gesendet, sobald die Verbindung da ist (%n wartet)</numerusform>
            <numerusform>Offline – Nachrichten werden gesendet, sobald die Verbindung da ist (%n warten)</numerusform>
        </translation>
    </message>
    <message>
        <source>Off-line — messages will be sent when back</source>
        <translation>Offline – Nachrichten werden gesendet, sobald die Verbindung da ist</translation>
    </message>
    <message numerus="yes">
        <source>next attempt in %n second(s)</source>
        <translation>
            <numerusform>nächster Versuch in %n Sekunde</numerusform>
            <numerusform>nächster Versuch in %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>trying …</source>
        <translation>Versuch läuft …</translation>
    </message>
</context>
<context>
    <name>banter::desktop::ConversationInfo</name>
    <message>
        <source>for ever</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>until tomorrow at %1</source>
        <translation>bis morgen um %1</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Conversations</name>
    <message>
        <source>%1 (you)</source>
        <extracomment>the conversation with oneself</extracomment>
        <translation>%1 (du)</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Devices</name>
    <message>
        <source>Unnamed device</source>
        <translation>Gerät ohne Namen</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Downloads</name>
    <message>
        <source>The message does not say enough of this file to fetch it.</source>
        <translation>Die Nachricht sagt zu wenig über diese Datei, um sie zu holen.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Forwarder</name>
    <message>
        <source>%1: %2</source>
        <comment>who wrote, and what</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>banter::desktop::LoginForm</name>
    <message>
        <source>Enter the server&apos;s address, like chat.example.org.</source>
        <translation>Gib die Adresse des Servers ein, etwa chat.example.org.</translation>
    </message>
    <message>
        <source>The way to this server would not be encrypted. Write https:// in front.</source>
        <translation>Der Weg zu diesem Server wäre nicht verschlüsselt. Schreib https:// davor.</translation>
    </message>
    <message>
        <source>This is no server address. Write it like chat.example.org or chat.example.org:8420.</source>
        <translation>Das ist keine Serveradresse. Schreib sie wie chat.example.org oder chat.example.org:8420.</translation>
    </message>
    <message>
        <source>Enter the invitation that you were given.</source>
        <translation>Gib die Einladung ein, die du bekommen hast.</translation>
    </message>
    <message>
        <source>Nothing was sent to this server.</source>
        <translation>An diesen Server wurde nichts gesendet.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::LoginWords</name>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>there is no way to that host</source>
        <translation>kein Weg zu diesem Rechner</translation>
    </message>
    <message>
        <source>this machine has no network</source>
        <translation>dieser Rechner hat kein Netz</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>die Verbindung wurde getrennt</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der erwarteten Zeit</translation>
    </message>
    <message>
        <source>the server closed it</source>
        <translation>der Server hat sie beendet</translation>
    </message>
    <message>
        <source>No server answers at %1: %2</source>
        <translation>Unter %1 antwortet kein Server: %2</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Zu viele Versuche. Versuch es in %n Sekunde wieder.</numerusform>
            <numerusform>Zu viele Versuche. Versuch es in %n Sekunden wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Zu viele Versuche. Versuch es in %n Minute wieder.</numerusform>
            <numerusform>Zu viele Versuche. Versuch es in %n Minuten wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Username or password is wrong.</source>
        <translation>Benutzername oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Somebody has that name. Choose another one.</source>
        <translation>Jemand hat diesen Namen schon. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>That name is taken. Choose another one, or log in.</source>
        <translation>Dieser Name ist vergeben. Wähle einen anderen oder melde dich an.</translation>
    </message>
    <message>
        <source>A username has 2 to 32 letters (A–Z), digits, dots, hyphens or underscores, and begins with a letter or digit.</source>
        <translation>Ein Benutzername hat 2 bis 32 Buchstaben (A–Z), Ziffern, Punkte, Binde- oder Unterstriche und beginnt mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>A password has 8 to 72 characters.</source>
        <translation>Ein Passwort hat 8 bis 72 Zeichen.</translation>
    </message>
    <message>
        <source>This server takes new people by invitation only, and not with this one.</source>
        <translation>Dieser Server nimmt neue Leute nur mit Einladung auf, und nicht mit dieser.</translation>
    </message>
    <message>
        <source>This server admits no guests.</source>
        <translation>Dieser Server lässt keine Gäste zu.</translation>
    </message>
    <message>
        <source>The server cannot store anything at present. Try again later.</source>
        <translation>Der Server kann gerade nichts speichern. Versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>Enter your username.</source>
        <translation>Gib deinen Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Gib dein Passwort ein.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::MemberList</name>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Moderator</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Eingeladen</translation>
    </message>
</context>
<context>
    <name>banter::desktop::MessageHits</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>banter::desktop::Notifier</name>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who wrote, and what</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>banter::desktop::OutgoingFiles</name>
    <message>
        <source>Only files of this machine can be sent.</source>
        <translation>Nur Dateien dieses Rechners lassen sich senden.</translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>Eine Nachricht fasst höchstens %n Datei.</numerusform>
            <numerusform>Eine Nachricht fasst höchstens %n Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a folder: only files can be sent.</source>
        <translation>%1 ist ein Ordner: Nur Dateien lassen sich senden.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 is too large: %2; this server takes files up to %3.</source>
        <translation>%1 ist zu groß: %2; dieser Server nimmt Dateien bis %3.</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>The picture cannot be taken from the clipboard.</source>
        <translation>Das Bild lässt sich nicht aus der Zwischenablage holen.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::OwnAccount</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Unsichtbar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status and text</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A profile picture is a PNG, JPEG or WebP.</source>
        <translation>Ein Profilbild ist ein PNG, JPEG oder WebP.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::PasswordForm</name>
    <message>
        <source>Enter your present password.</source>
        <translation>Gib dein bisheriges Passwort ein.</translation>
    </message>
    <message>
        <source>A password has 8 to 72 characters.</source>
        <translation>Ein Passwort hat 8 bis 72 Zeichen.</translation>
    </message>
    <message>
        <source>That is not your present password.</source>
        <translation>Das ist nicht dein bisheriges Passwort.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::PeopleSearch</name>
    <message>
        <source>There is no connection: only people whom this device knows are found.</source>
        <translation>Keine Verbindung: Gefunden werden nur Leute, die dieses Gerät kennt.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::QuickSwitcher</name>
    <message>
        <source>Not joined yet</source>
        <translation>Noch nicht beigetreten</translation>
    </message>
    <message>
        <source>Not joined yet · %1</source>
        <translation>Noch nicht beigetreten · %1</translation>
    </message>
</context>
<context>
    <name>banter::desktop::RoomMaker</name>
    <message>
        <source>A room&apos;s name has no spaces; write a hyphen instead.</source>
        <translation>Ein Raumname hat keine Leerzeichen; schreib stattdessen einen Bindestrich.</translation>
    </message>
    <message>
        <source>A room&apos;s name has only letters a to z, digits and . _ -</source>
        <translation>Ein Raumname hat nur Buchstaben von a bis z, Ziffern und . _ -</translation>
    </message>
    <message>
        <source>A room&apos;s name has at most 64 characters.</source>
        <translation>Ein Raumname hat höchstens 64 Zeichen.</translation>
    </message>
    <message>
        <source>A room cannot have this name.</source>
        <translation>So kann ein Raum nicht heißen.</translation>
    </message>
    <message>
        <source>There is a room with this name already.</source>
        <translation>Einen Raum mit diesem Namen gibt es schon.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::TimelineModel</name>
    <message>
        <source>Waits to be sent since %1</source>
        <translation>Wartet auf das Senden seit %1</translation>
    </message>
    <message>
        <source>A message of somebody you have blocked</source>
        <translation>Eine Nachricht von jemandem, den du blockiert hast</translation>
    </message>
    <message>
        <source>A message that was taken back</source>
        <translation>Eine zurückgenommene Nachricht</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n andere</numerusform>
            <numerusform>%n andere</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden message of somebody you have blocked</source>
        <translation>Verborgene Nachricht von jemandem, den du blockiert hast</translation>
    </message>
    <message>
        <source>answering %1</source>
        <translation>Antwort an %1</translation>
    </message>
    <message>
        <source>message taken back</source>
        <translation>Nachricht zurückgenommen</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>wartet auf das Senden</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>nicht gesendet: %1</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message numerus="yes">
        <source>read by %n people</source>
        <translation>
            <numerusform>gelesen von %n Person</numerusform>
            <numerusform>gelesen von %n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>[%1] %2:</source>
        <translation>[%1] %2:</translation>
    </message>
    <message>
        <source>That message is no longer there.</source>
        <translation>Diese Nachricht ist nicht mehr da.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Tray</name>
    <message>
        <source>Open Banter</source>
        <translation>Banter öffnen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message numerus="yes">
        <source>Banter: %n unread conversation(s)</source>
        <translation>
            <numerusform>Banter: %n ungelesene Unterhaltung</numerusform>
            <numerusform>Banter: %n ungelesene Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Banter</source>
        <translation>Banter</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Typing</name>
    <message>
        <source>%1 is writing…</source>
        <translation>%1 schreibt …</translation>
    </message>
    <message>
        <source>%1 and %2 are writing…</source>
        <translation>%1 und %2 schreiben …</translation>
    </message>
    <message numerus="yes">
        <source>%n people are writing…</source>
        <translation>
            <numerusform>%n Person schreibt …</numerusform>
            <numerusform>%n Personen schreiben …</numerusform>
        </translation>
    </message>
</context>
</TS>
