<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n new messages; the last one: %1</source>
        <translation>
            <numerusform>%n new message: %1</numerusform>
            <numerusform>%n new messages; the last one: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrowseRoomsSheet</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message numerus="yes">
        <source>Show all %n lines</source>
        <translation>
            <numerusform>Show %n line</numerusform>
            <numerusform>Show all %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>Send as %n messages</source>
        <translation>
            <numerusform>Send as %n message</numerusform>
            <numerusform>Send as %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n person is typing…</numerusform>
            <numerusform>%n people are typing…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) you are mentioned</source>
        <translation>
            <numerusform>you are mentioned %n time</numerusform>
            <numerusform>you are mentioned %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountBadge</name>
    <message numerus="yes">
        <source>%n unread, you are mentioned</source>
        <translation>
            <numerusform>%n unread, you are mentioned</numerusform>
            <numerusform>%n unread, you are mentioned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>%n h left</numerusform>
            <numerusform>%n h left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JumpButtons</name>
    <message numerus="yes">
        <source>To the newest message, %n below</source>
        <translation>
            <numerusform>To the newest message, %n below</numerusform>
            <numerusform>To the newest message, %n below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message numerus="yes">
        <source>%n hidden messages of somebody you have blocked</source>
        <translation>
            <numerusform>%n hidden message of somebody you have blocked</numerusform>
            <numerusform>%n hidden messages of somebody you have blocked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickSwitcherSheet</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
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
    <name>RemoveSheet</name>
    <message numerus="yes">
        <source>Delete %n messages?</source>
        <translation>
            <numerusform>Delete %n message?</numerusform>
            <numerusform>Delete %n messages?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UploadBubble</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banter::desktop::ConnectionBanner</name>
    <message numerus="yes">
        <source>Off-line — messages will be sent when back (%n waiting)</source>
        <translation>
            <numerusform>Off-line — messages will be sent when back (%n waiting)</numerusform>
            <numerusform>Off-line — messages will be sent when back (%n waiting)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next attempt in %n second(s)</source>
        <translation>
            <numerusform>next attempt in %n second</numerusform>
            <numerusform>next attempt in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banter::desktop::LoginWords</name>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many attempts. Try again in %n second.</numerusform>
            <numerusform>Too many attempts. Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Too many attempts. Try again in %n minute.</numerusform>
            <numerusform>Too many attempts. Try again in %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banter::desktop::OutgoingFiles</name>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>A message takes %n file at most.</numerusform>
            <numerusform>A message takes %n files at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banter::desktop::TimelineModel</name>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>read by %n people</source>
        <translation>
            <numerusform>read by %n person</numerusform>
            <numerusform>read by %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banter::desktop::Tray</name>
    <message numerus="yes">
        <source>Banter: %n unread conversation(s)</source>
        <translation>
            <numerusform>Banter: %n unread conversation</numerusform>
            <numerusform>Banter: %n unread conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>banter::desktop::Typing</name>
    <message numerus="yes">
        <source>%n people are writing…</source>
        <translation>
            <numerusform>%n person is writing…</numerusform>
            <numerusform>%n people are writing…</numerusform>
        </translation>
    </message>
</context>
</TS>
