<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>About Banter</source>
        <translation>Acerca de Banter</translation>
    </message>
    <message>
        <source>Banter %1</source>
        <translation>Banter %1</translation>
    </message>
    <message>
        <source>Chat on your own server. Everything that you have seen stays on this device, so that it can be read without a connection.</source>
        <translation>Chat en tu propio servidor. Todo lo que has visto queda en este dispositivo y se puede leer sin conexión.</translation>
    </message>
</context>
<context>
    <name>AccountBar</name>
    <message>
        <source>Logged out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <source>Off-line</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Ctrl+Shift+%1</source>
        <translation>Ctrl+Mayús+%1</translation>
    </message>
    <message>
        <source>Add account …</source>
        <translation>Añadir cuenta…</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Profile and status …</source>
        <translation>Perfil y estado…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Log out …</source>
        <translation>Cerrar sesión…</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Account of %1</source>
        <translation>Cuenta de %1</translation>
    </message>
</context>
<context>
    <name>AddContactSheet</name>
    <message>
        <source>Add contact</source>
        <translation>Añadir contacto</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>Whom to add</source>
        <translation>A quién añadir</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Write a name to find somebody</source>
        <translation>Escribe un nombre para encontrar a alguien</translation>
    </message>
    <message>
        <source>Nobody is called like that</source>
        <translation>Nadie se llama así</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>%n new messages; the last one: %1</source>
        <translation>
            <numerusform>%n mensaje nuevo: %1</numerusform>
            <numerusform>%n mensajes nuevos; el último: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Files to send</source>
        <translation>Archivos por enviar</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Quitar %1</translation>
    </message>
</context>
<context>
    <name>BlockedPanel</name>
    <message>
        <source>Blocked people</source>
        <translation>Personas bloqueadas</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>You have blocked nobody</source>
        <translation>No has bloqueado a nadie</translation>
    </message>
</context>
<context>
    <name>BrowseRoomsSheet</name>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Name or topic</source>
        <translation>Nombre o tema</translation>
    </message>
    <message>
        <source>Search rooms</source>
        <translation>Buscar salas</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message>
        <source>joined</source>
        <translation>dentro</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>There are no public rooms yet</source>
        <translation>Todavía no hay salas públicas</translation>
    </message>
    <message>
        <source>No room is called like that</source>
        <translation>Ninguna sala se llama así</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Sala nueva</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Message taken back</source>
        <translation>Mensaje retirado</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>Editado %1</translation>
    </message>
</context>
<context>
    <name>ChangedKey</name>
    <message>
        <source>The key of %1 has changed</source>
        <translation>La clave de %1 ha cambiado</translation>
    </message>
    <message>
        <source>The server was set up anew, or somebody stands between you and it and would read everything. Nothing has been sent. If you do not know why the key is another one, do not go on.</source>
        <translation>El servidor se ha configurado de nuevo, o alguien se ha puesto en medio y podría leerlo todo. No se ha enviado nada. Si no sabes por qué la clave es otra, no sigas.</translation>
    </message>
    <message>
        <source>The key known so far</source>
        <translation>La clave conocida hasta ahora</translation>
    </message>
    <message>
        <source>The key shown now</source>
        <translation>La clave que muestra ahora</translation>
    </message>
    <message>
        <source>I have compared the new key with what the server prints when it starts</source>
        <translation>He comparado la clave nueva con la que el servidor imprime al arrancar</translation>
    </message>
    <message>
        <source>Keep out</source>
        <translation>No entrar</translation>
    </message>
    <message>
        <source>Trust the new key</source>
        <translation>Confiar en la clave nueva</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Copy code</source>
        <translation>Copiar código</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Mostrar menos</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines</source>
        <translation>
            <numerusform>Mostrar %n línea</numerusform>
            <numerusform>Mostrar las %n líneas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompletionPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>Sugerencias</translation>
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
        <translation>Editar mensaje</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Responder a %1</translation>
    </message>
    <message>
        <source>Too long for one message by %L1 bytes.</source>
        <translation>Sobran %L1 bytes para un solo mensaje.</translation>
    </message>
    <message numerus="yes">
        <source>Send as %n messages</source>
        <translation>
            <numerusform>Enviar como %n mensaje</numerusform>
            <numerusform>Enviar como %n mensajes</numerusform>
        </translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Attach file</source>
        <translation>Adjuntar archivo</translation>
    </message>
    <message>
        <source>%L1 left</source>
        <translation>quedan %L1</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>This is too long for one message.</source>
        <translation>Es demasiado largo para un solo mensaje.</translation>
    </message>
    <message>
        <source>That is a long text.</source>
        <translation>Es un texto largo.</translation>
    </message>
    <message>
        <source>Send as a file</source>
        <translation>Enviar como archivo</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>ContactsSheet</name>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Buscar contactos</translation>
    </message>
    <message>
        <source>Remove %1 from your contacts</source>
        <translation>Quitar a %1 de tus contactos</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Aún no hay contactos</translation>
    </message>
    <message>
        <source>No contact is called like that</source>
        <translation>Ningún contacto se llama así</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Añadir contacto</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Volver a la lista</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n persona</numerusform>
            <numerusform>%n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>Notes to yourself</source>
        <translation>Notas para ti</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Archivos compartidos</translation>
    </message>
    <message>
        <source>About the room</source>
        <translation>Sobre la sala</translation>
    </message>
    <message>
        <source>About this person</source>
        <translation>Sobre esta persona</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Draft:</source>
        <translation>Borrador:</translation>
    </message>
    <message>
        <source>You:</source>
        <translation>Tú:</translation>
    </message>
    <message>
        <source>%1:</source>
        <extracomment>who said the last words of a room</extracomment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>You are invited</source>
        <translation>Tienes una invitación</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Mensaje eliminado</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>escribiendo…</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 está escribiendo…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 y %2 están escribiendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing…</source>
        <translation>
            <numerusform>%n persona está escribiendo…</numerusform>
            <numerusform>%n personas están escribiendo…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n no leído</numerusform>
            <numerusform>%n no leídos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) you are mentioned</source>
        <translation>
            <numerusform>te mencionan %n vez</numerusform>
            <numerusform>te mencionan %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>muted</source>
        <translation>silenciada</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>último: %1</translation>
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
        <translation>Desfijar</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>Fijar arriba</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Copiar nombre</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Reactivar sonido</translation>
    </message>
    <message>
        <source>Mute for 1 hour</source>
        <translation>Silenciar 1 hora</translation>
    </message>
    <message>
        <source>Mute for 8 hours</source>
        <translation>Silenciar 8 horas</translation>
    </message>
    <message>
        <source>Mute until tomorrow</source>
        <translation>Silenciar hasta mañana</translation>
    </message>
    <message>
        <source>Mute for ever</source>
        <translation>Silenciar para siempre</translation>
    </message>
    <message>
        <source>Notify of everything</source>
        <translation>Avisar de todo</translation>
    </message>
    <message>
        <source>Notify of mentions only</source>
        <translation>Avisar solo de menciones</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Vaciar…</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>Salir…</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloquear…</translation>
    </message>
</context>
<context>
    <name>ConversationQuestions</name>
    <message>
        <source>Clear the conversation?</source>
        <translation>¿Vaciar la conversación?</translation>
    </message>
    <message>
        <source>Leave the room?</source>
        <translation>¿Salir de la sala?</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>¿Bloquear a %1?</translation>
    </message>
    <message>
        <source>All messages in %1 disappear from your view, on all your devices. Others keep theirs.</source>
        <translation>Todos los mensajes de %1 desaparecen de tu vista, en todos tus dispositivos. Los demás conservan los suyos.</translation>
    </message>
    <message>
        <source>You will no longer read %1. You can join again at any time.</source>
        <translation>Dejarás de leer %1. Puedes volver a entrar cuando quieras.</translation>
    </message>
    <message>
        <source>You will no longer read %1, and come back only when somebody invites you.</source>
        <translation>Dejarás de leer %1 y solo podrás volver si alguien te invita.</translation>
    </message>
    <message>
        <source>Neither of you can write to the other, and in rooms you do not see what this person says, until you unblock them.</source>
        <translation>Ninguno podrá escribir al otro y en las salas no verás lo que diga esta persona, hasta que la desbloquees.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
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
            <numerusform>%n no leído, te mencionan</numerusform>
            <numerusform>%n no leídos, te mencionan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n no leído</numerusform>
            <numerusform>%n no leídos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesSheet</name>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Your account is logged in on these devices. End the login of one that you do not know, and change your password.</source>
        <translation>Tu cuenta está abierta en estos dispositivos. Si no reconoces alguno, ciérrale la sesión y cambia tu contraseña.</translation>
    </message>
    <message>
        <source>This device, %1</source>
        <translation>Este dispositivo, %1</translation>
    </message>
    <message>
        <source>%1, last used %2</source>
        <translation>%1, usado por última vez %2</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Log out %1</source>
        <translation>Cerrar la sesión de %1</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Smileys</source>
        <translation>Caritas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Naturaleza</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Comida</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Viajes</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Actividades</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Símbolos</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Banderas</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Medium light</source>
        <translation>Medio claro</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>Medium dark</source>
        <translation>Medio oscuro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Elegir un emoji</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Buscar emoji</translation>
    </message>
    <message>
        <source>Skin tone: %1</source>
        <translation>Tono de piel: %1</translation>
    </message>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>What you take will be here.</source>
        <translation>Aquí aparecerá lo que uses.</translation>
    </message>
    <message>
        <source>No emoji is called so.</source>
        <translation>Ningún emoji se llama así.</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Not sent: %1</source>
        <translation>No enviado: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>FileDropZone</name>
    <message>
        <source>Drop files to send them</source>
        <translation>Suelta archivos para enviarlos</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>File %1, %2</source>
        <translation>Archivo %1, %2</translation>
    </message>
    <message>
        <source>Paused · %1 of %2</source>
        <translation>En pausa · %1 de %2</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Open this file?</source>
        <translation>¿Abrir este archivo?</translation>
    </message>
    <message>
        <source>%1 may be a program, which can do on this computer whatever you can. Open it only if you know who made it and expected to get it.</source>
        <translation>%1 puede ser un programa, que en este equipo puede hacer todo lo que tú puedes. Ábrelo solo si sabes quién lo hizo y lo esperabas.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Abrir de todos modos</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>queda %n s</numerusform>
            <numerusform>quedan %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>queda %n min</numerusform>
            <numerusform>quedan %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <translation>
            <numerusform>queda %n h</numerusform>
            <numerusform>quedan %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
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
        <translation>Todas</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Otros archivos</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>Show in the conversation</source>
        <translation>Mostrar en la conversación</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>Aún no hay imágenes</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Aún no hay archivos</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>The one before</source>
        <translation>El anterior</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>The one after</source>
        <translation>El siguiente</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Mayús+Intro</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Cerrar la búsqueda</translation>
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
        <translation>Primer contacto con %1</translation>
    </message>
    <message>
        <source>This device has not met this server before, and nobody has vouched for it. Its key is shown below: compare it with what the server prints when it starts. From now on the server must show this key. Nothing has been sent yet.</source>
        <translation>Este dispositivo no conoce aún este servidor y nadie ha respondido por él. Abajo está su clave: compárala con la que el servidor imprime al arrancar. A partir de ahora el servidor tendrá que mostrar esta clave. Todavía no se ha enviado nada.</translation>
    </message>
    <message>
        <source>Key of the server</source>
        <translation>Clave del servidor</translation>
    </message>
    <message>
        <source>Do not go on</source>
        <translation>No continuar</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>Confiar en este servidor</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Forward to</source>
        <translation>Reenviar a</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Reenviado</translation>
    </message>
    <message>
        <source>A person or room</source>
        <translation>Una persona o sala</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
</context>
<context>
    <name>HoverTools</name>
    <message>
        <source>React</source>
        <translation>Reaccionar</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
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
        <translation>Invitar a %1</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>Whom to invite</source>
        <translation>A quién invitar</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Con invitación</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Invitar</translation>
    </message>
    <message>
        <source>Write a name to find somebody</source>
        <translation>Escribe un nombre para encontrar a alguien</translation>
    </message>
    <message>
        <source>Nobody else is called like that</source>
        <translation>Nadie más se llama así</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>JumpButtons</name>
    <message>
        <source>Back to where you were</source>
        <translation>Volver a donde estabas</translation>
    </message>
    <message>
        <source>To the oldest unread message</source>
        <translation>Al mensaje no leído más antiguo</translation>
    </message>
    <message numerus="yes">
        <source>To the newest message, %n below</source>
        <translation>
            <numerusform>Al mensaje más reciente, %n debajo</numerusform>
            <numerusform>Al mensaje más reciente, %n debajo</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>Al mensaje más reciente</translation>
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
        <translation>¿Cerrar la sesión de %1?</translation>
    </message>
    <message>
        <source>The account leaves this device until you log in again. What others wrote stays on the server.</source>
        <translation>La cuenta deja este dispositivo hasta que vuelvas a iniciar sesión. Lo que otros escribieron sigue en el servidor.</translation>
    </message>
    <message>
        <source>Also delete what this device keeps of it</source>
        <translation>Eliminar también lo que este dispositivo guarda de ella</translation>
    </message>
    <message>
        <source>The copy of the conversations, drafts, and messages that were not sent yet. Files that you received stay.</source>
        <translation>La copia de las conversaciones, los borradores y los mensajes aún sin enviar. Los archivos recibidos se quedan.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Cerrar sesión</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>Log in to Banter</source>
        <translation>Iniciar sesión en Banter</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>Crear una cuenta</translation>
    </message>
    <message>
        <source>Come in as a guest</source>
        <translation>Entrar como invitado</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Display name (if you like)</source>
        <translation>Nombre visible (si quieres)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitación</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrarse</translation>
    </message>
    <message>
        <source>Come in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>I have an account</source>
        <translation>Ya tengo una cuenta</translation>
    </message>
    <message>
        <source>Just a name: come in as a guest</source>
        <translation>Solo un nombre: entrar como invitado</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Preguntando al servidor…</translation>
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
        <translation>Menú</translation>
    </message>
</context>
<context>
    <name>MainMenuBar</name>
    <message>
        <source>Menu bar</source>
        <translation>Barra de menús</translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Banter, account of %1</source>
        <translation>Banter, cuenta de %1</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Choose a conversation, or begin one.</source>
        <translation>Elige una conversación o empieza una.</translation>
    </message>
    <message>
        <source>Begin a conversation</source>
        <translation>Empezar una conversación</translation>
    </message>
    <message>
        <source>The password is changed; all other devices are logged out.</source>
        <translation>La contraseña ha cambiado; los demás dispositivos han cerrado sesión.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Adjuntar archivos</translation>
    </message>
</context>
<context>
    <name>MembersPanel</name>
    <message>
        <source>Ban %1?</source>
        <translation>¿Vetar a %1?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Quitar a %1?</translation>
    </message>
    <message>
        <source>Make %1 an owner?</source>
        <translation>¿Hacer a %1 propietario?</translation>
    </message>
    <message>
        <source>%1 is put out of the room and cannot come back until somebody allows it.</source>
        <translation>%1 sale de la sala y no puede volver hasta que alguien lo permita.</translation>
    </message>
    <message>
        <source>%1 is put out of the room and may come back.</source>
        <translation>%1 sale de la sala y puede volver.</translation>
    </message>
    <message>
        <source>%1 may then do everything here that you may, and take your role away.</source>
        <translation>%1 podrá hacer aquí todo lo que tú puedes, y quitarte tu papel.</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Vetar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>Hacer propietario</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Show profile</source>
        <translation>Ver perfil</translation>
    </message>
    <message>
        <source>Make moderator</source>
        <translation>Hacer moderador</translation>
    </message>
    <message>
        <source>Make owner…</source>
        <translation>Hacer propietario…</translation>
    </message>
    <message>
        <source>Make an ordinary member</source>
        <translation>Hacer miembro normal</translation>
    </message>
    <message>
        <source>Take the invitation back…</source>
        <translation>Retirar la invitación…</translation>
    </message>
    <message>
        <source>Remove from the room…</source>
        <translation>Sacar de la sala…</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Vetar…</translation>
    </message>
    <message>
        <source>Search members</source>
        <translation>Buscar miembros</translation>
    </message>
    <message>
        <source>Invite people</source>
        <translation>Invitar a gente</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>You · %1</source>
        <translation>Tú · %1</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <translation>Qué hacer con %1</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>Aquí no hay nadie</translation>
    </message>
    <message>
        <source>Nobody here is called like that</source>
        <translation>Aquí nadie se llama así</translation>
    </message>
</context>
<context>
    <name>MessageField</name>
    <message>
        <source>Write a message</source>
        <translation>Escribe un mensaje</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
</context>
<context>
    <name>MessageInfo</name>
    <message>
        <source>About this message</source>
        <translation>Sobre este mensaje</translation>
    </message>
    <message>
        <source>Edited %1</source>
        <translation>Editado %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>React…</source>
        <translation>Reaccionar…</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Copiar texto</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Desfijar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Reenviar…</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Seleccionar</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Información</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>No enviar</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Eliminar…</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message numerus="yes">
        <source>%n hidden messages of somebody you have blocked</source>
        <translation>
            <numerusform>%n mensaje oculto de alguien que has bloqueado</numerusform>
            <numerusform>%n mensajes ocultos de alguien que has bloqueado</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewConversationSheet</name>
    <message>
        <source>New conversation</source>
        <translation>Conversación nueva</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>Whom to write to</source>
        <translation>A quién escribir</translation>
    </message>
    <message>
        <source>Take out of the choice</source>
        <translation>Quitar de la selección</translation>
    </message>
    <message>
        <source>Write a name to find somebody</source>
        <translation>Escribe un nombre para encontrar a alguien</translation>
    </message>
    <message>
        <source>Nobody is called like that</source>
        <translation>Nadie se llama así</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Explorar salas</translation>
    </message>
    <message>
        <source>Several people talk in a room; it gets a name next.</source>
        <translation>Varias personas hablan en una sala; ahora se le pone nombre.</translation>
    </message>
    <message>
        <source>Choose one person to write to, or several to make a room.</source>
        <translation>Elige a una persona para escribirle, o a varias para crear una sala.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Make a room…</source>
        <translation>Crear una sala…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
</context>
<context>
    <name>NewRoomSheet</name>
    <message>
        <source>New room</source>
        <translation>Sala nueva</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>#design</source>
        <translation>#diseño</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>What it is about; may stay empty</source>
        <translation>De qué trata; puede quedar vacío</translation>
    </message>
    <message>
        <source>Everybody may find and join it</source>
        <translation>Cualquiera puede encontrarla y entrar</translation>
    </message>
    <message>
        <source>The room is in the list of rooms.</source>
        <translation>La sala aparece en la lista de salas.</translation>
    </message>
    <message>
        <source>Only who is invited sees the room. Whoever comes later reads what was said before.</source>
        <translation>Solo ven la sala quienes están invitados. Quien llega más tarde lee lo anterior.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Invitar</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Nombre o nombre de usuario</translation>
    </message>
    <message>
        <source>Do not invite</source>
        <translation>No invitar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Make the room</source>
        <translation>Crear la sala</translation>
    </message>
</context>
<context>
    <name>NotificationSetting</name>
    <message>
        <source>Muted</source>
        <translation>Silenciada</translation>
    </message>
    <message>
        <source>Notify of mentions only</source>
        <translation>Avisar solo de menciones</translation>
    </message>
    <message>
        <source>Pinned to the top of the list</source>
        <translation>Fijada arriba en la lista</translation>
    </message>
</context>
<context>
    <name>OfflineBanner</name>
    <message>
        <source>Log in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Reintentar ahora</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>El bloqueo de mayúsculas está activado.</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Ocultar contraseña</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostrar contraseña</translation>
    </message>
</context>
<context>
    <name>PasswordSheet</name>
    <message>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Contraseña actual</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Contraseña nueva</translation>
    </message>
    <message>
        <source>All your other devices are logged out.</source>
        <translation>Se cerrará la sesión en tus demás dispositivos.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>The conversation is cleared.</source>
        <translation>La conversación está vacía.</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Eres tú</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Notes to yourself</source>
        <translation>Notas para ti</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Remove from your contacts</source>
        <translation>Quitar de tus contactos</translation>
    </message>
    <message>
        <source>Add to your contacts</source>
        <translation>Añadir a tus contactos</translation>
    </message>
    <message>
        <source>Search in this conversation</source>
        <translation>Buscar en esta conversación</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Archivos compartidos</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Mensajes fijados</translation>
    </message>
    <message>
        <source>Rooms that you share</source>
        <translation>Salas en común</translation>
    </message>
    <message>
        <source>Clear the conversation…</source>
        <translation>Vaciar la conversación…</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Bloquear…</translation>
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
        <translation>La imagen no se puede abrir.</translation>
    </message>
    <message>
        <source>This is no picture that can be shown.</source>
        <translation>Esta imagen no se puede mostrar.</translation>
    </message>
    <message>
        <source>The picture is broken.</source>
        <translation>La imagen está dañada.</translation>
    </message>
    <message>
        <source>The picture is too large to be shown.</source>
        <translation>La imagen es demasiado grande para mostrarla.</translation>
    </message>
</context>
<context>
    <name>PictureTile</name>
    <message>
        <source>Picture %1</source>
        <translation>Imagen %1</translation>
    </message>
    <message>
        <source>Fetch the picture again: %1</source>
        <translation>Volver a traer la imagen: %1</translation>
    </message>
    <message>
        <source>Fetch the picture, %1</source>
        <translation>Traer la imagen, %1</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Picture %1</source>
        <translation>Imagen %1</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Newer picture</source>
        <translation>Imagen más nueva</translation>
    </message>
    <message>
        <source>Older picture</source>
        <translation>Imagen más antigua</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Guardar la imagen</translation>
    </message>
</context>
<context>
    <name>PinnedPanel</name>
    <message>
        <source>Older messages are not on this device, and were not looked through.</source>
        <translation>Los mensajes más antiguos no están en este dispositivo y no se han examinado.</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Mensajes fijados</translation>
    </message>
    <message>
        <source>Unpin the message of %1</source>
        <translation>Desfijar el mensaje de %1</translation>
    </message>
    <message>
        <source>No pinned message is on this device</source>
        <translation>No hay ningún mensaje fijado en este dispositivo</translation>
    </message>
    <message>
        <source>Nothing is pinned here</source>
        <translation>Aquí no hay nada fijado</translation>
    </message>
</context>
<context>
    <name>PrivateFiles</name>
    <message>
        <source>It cannot be kept on this device&apos;s disk: %1.</source>
        <translation>No se puede guardar en el disco de este dispositivo: %1.</translation>
    </message>
</context>
<context>
    <name>ProfileSheet</name>
    <message>
        <source>Profile and status</source>
        <translation>Perfil y estado</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Elegir una imagen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Imágenes (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 en %2</translation>
    </message>
    <message>
        <source>Choose a picture …</source>
        <translation>Elegir una imagen…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Quitar la imagen</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Nombre visible</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>What you are about</source>
        <translation>Qué estás haciendo</translation>
    </message>
    <message>
        <source>A few words, if you like</source>
        <translation>Unas palabras, si quieres</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
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
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>QuickSwitcherSheet</name>
    <message>
        <source>Go to</source>
        <translation>Ir a</translation>
    </message>
    <message>
        <source>A person or room</source>
        <translation>Una persona o sala</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n no leído</numerusform>
            <numerusform>%n no leídos</numerusform>
        </translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>Nobody and no room is called like that</source>
        <translation>Nadie ni ninguna sala se llama así</translation>
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
        <translation>Reaccionar con %1</translation>
    </message>
    <message>
        <source>Other emojis</source>
        <translation>Otros emojis</translation>
    </message>
</context>
<context>
    <name>ReceiptTicks</name>
    <message>
        <source>Waits to be sent</source>
        <translation>Pendiente de envío</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
</context>
<context>
    <name>Receipts</name>
    <message>
        <source>Sent %1</source>
        <translation>Enviado %1</translation>
    </message>
    <message>
        <source>Read by %1 of %2</source>
        <translation>Leído por %1 de %2</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
    </message>
</context>
<context>
    <name>RemoveSheet</name>
    <message numerus="yes">
        <source>Delete %n messages?</source>
        <translation>
            <numerusform>¿Eliminar %n mensaje?</numerusform>
            <numerusform>¿Eliminar %n mensajes?</numerusform>
        </translation>
    </message>
    <message>
        <source>They disappear for everybody; that a message was here stays to be seen.</source>
        <translation>Desaparecen para todos; se seguirá viendo que aquí hubo un mensaje.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>ReplyQuote</name>
    <message>
        <source>Answers %1: %2</source>
        <translation>Responde a %1: %2</translation>
    </message>
</context>
<context>
    <name>RightPanel</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Mensajes fijados</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Personas bloqueadas</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Cerrar el panel</translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>The topic is changed.</source>
        <translation>El tema ha cambiado.</translation>
    </message>
    <message>
        <source>The room has another name.</source>
        <translation>La sala tiene otro nombre.</translation>
    </message>
    <message>
        <source>The conversation is cleared.</source>
        <translation>La conversación está vacía.</translation>
    </message>
    <message>
        <source>You have left the room.</source>
        <translation>Has salido de la sala.</translation>
    </message>
    <message>
        <source>%1 may join again.</source>
        <translation>%1 puede volver a entrar.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Everybody may join</source>
        <translation>Cualquiera puede entrar</translation>
    </message>
    <message>
        <source>By invitation only</source>
        <translation>Solo por invitación</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n miembro</numerusform>
            <numerusform>%n miembros</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Invite people…</source>
        <translation>Invitar a gente…</translation>
    </message>
    <message>
        <source>Search in this room</source>
        <translation>Buscar en esta sala</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Archivos compartidos</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>Mensajes fijados</translation>
    </message>
    <message>
        <source>Let a banned person join again</source>
        <translation>Dejar entrar de nuevo a alguien vetado</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nombre de usuario</translation>
    </message>
    <message>
        <source>Clear the conversation…</source>
        <translation>Vaciar la conversación…</translation>
    </message>
    <message>
        <source>Leave the room…</source>
        <translation>Salir de la sala…</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Search here</source>
        <translation>Buscar aquí</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Buscar en todas partes</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Buscar mensajes</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>Esta conversación</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>Todas las conversaciones</translation>
    </message>
    <message>
        <source>Found messages</source>
        <translation>Mensajes encontrados</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>All words must stand in a message; their beginnings are enough.</source>
        <translation>Todas las palabras deben estar en el mensaje; basta con su principio.</translation>
    </message>
    <message>
        <source>words that follow each other</source>
        <translation>palabras seguidas</translation>
    </message>
    <message>
        <source>who wrote it</source>
        <translation>quién lo escribió</translation>
    </message>
    <message>
        <source>where: #room or @name</source>
        <translation>dónde: #sala o @nombre</translation>
    </message>
    <message>
        <source>before a day: 2026-05-31</source>
        <translation>antes de un día: 2026-05-31</translation>
    </message>
    <message>
        <source>after a day, month or year</source>
        <translation>después de un día, mes o año</translation>
    </message>
    <message>
        <source>with a file</source>
        <translation>con un archivo</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 This is what is on this device.</source>
        <translation>%1 Esto es lo que hay en este dispositivo.</translation>
    </message>
    <message>
        <source>There is no connection: this is what is on this device.</source>
        <translation>Sin conexión: esto es lo que hay en este dispositivo.</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Selected messages</source>
        <translation>Mensajes seleccionados</translation>
    </message>
    <message>
        <source>Cancel the selection</source>
        <translation>Cancelar la selección</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n seleccionado</numerusform>
            <numerusform>%n seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy with names and times</source>
        <translation>Copiar con nombres y horas</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>ServerList</name>
    <message>
        <source>Found on this network</source>
        <translation>Encontrados en esta red</translation>
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
        <translation>Color de acento</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violeta</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>Graphite</source>
        <translation>Grafito</translation>
    </message>
</context>
<context>
    <name>SettingSize</name>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
</context>
<context>
    <name>SettingTime</name>
    <message>
        <source>A time is written like 22:00.</source>
        <translation>Una hora se escribe como 22:00.</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Where received files go</source>
        <translation>Dónde van los archivos recibidos</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>All messages on one side</source>
        <translation>Todos los mensajes a un lado</translation>
    </message>
    <message>
        <source>Your own messages stand where the others&apos; do, and are told apart by their colour.</source>
        <translation>Tus mensajes aparecen junto a los demás y se distinguen por el color.</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Messages and files</source>
        <translation>Mensajes y archivos</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Intro envía</translation>
    </message>
    <message>
        <source>Enter then begins a new line.</source>
        <translation>Intro empieza entonces una línea nueva.</translation>
    </message>
    <message>
        <source>Received files go to</source>
        <translation>Los archivos recibidos van a</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>Change the folder for received files</source>
        <translation>Cambiar la carpeta de archivos recibidos</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificaciones</translation>
    </message>
    <message>
        <source>Show notifications</source>
        <translation>Mostrar notificaciones</translation>
    </message>
    <message>
        <source>With what was written</source>
        <translation>Con el texto del mensaje</translation>
    </message>
    <message>
        <source>Otherwise only who wrote.</source>
        <translation>Si no, solo quién escribió.</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>Con sonido</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Do not disturb at night</source>
        <translation>No molestar por la noche</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>Seguir en la bandeja al cerrar la ventana</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>Keep on this device at most</source>
        <translation>Guardar en este dispositivo como máximo</translation>
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
        <translation>Todo</translation>
    </message>
    <message>
        <source>The oldest messages of conversations that you seldom open go first. A change counts from the next start on.</source>
        <translation>Se eliminan primero los mensajes más antiguos de las conversaciones que abres poco. El cambio vale desde el próximo inicio.</translation>
    </message>
    <message>
        <source>What this device keeps of the account</source>
        <translation>Lo que este dispositivo guarda de la cuenta</translation>
    </message>
    <message>
        <source>This device keeps %1 of the account</source>
        <translation>Este dispositivo guarda %1 de la cuenta</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Eliminar…</translation>
    </message>
    <message>
        <source>Delete what this device keeps</source>
        <translation>Eliminar lo que guarda este dispositivo</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Personas bloqueadas</translation>
    </message>
    <message>
        <source>Delete what this device keeps?</source>
        <translation>¿Eliminar lo que guarda este dispositivo?</translation>
    </message>
    <message>
        <source>Conversations come again from the server when they are looked at. Drafts are lost; messages that wait to be sent stay.</source>
        <translation>Las conversaciones vuelven desde el servidor al abrirlas. Los borradores se pierden; los mensajes pendientes de envío se quedan.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
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
        <translation>Buscar</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Conversación nueva</translation>
    </message>
    <message>
        <source>Contacts and rooms</source>
        <translation>Contactos y salas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation>No leídas %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>No leídas</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Aún no hay conversaciones</translation>
    </message>
    <message>
        <source>Nobody and no room here is called like that</source>
        <translation>Aquí nadie ni ninguna sala se llama así</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Todo está leído</translation>
    </message>
    <message>
        <source>There is nothing here</source>
        <translation>Aquí no hay nada</translation>
    </message>
    <message>
        <source>Look everywhere</source>
        <translation>Buscar en todas partes</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todas</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>Sala nueva</translation>
    </message>
    <message>
        <source>Browse rooms</source>
        <translation>Explorar salas</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>Añadir contacto</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>SlashCommands</name>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>Give the room another topic</source>
        <translation>Cambiar el tema de la sala</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>Let somebody join the room</source>
        <translation>Invitar a alguien a la sala</translation>
    </message>
    <message>
        <source>Put somebody out of the room</source>
        <translation>Expulsar a alguien de la sala</translation>
    </message>
    <message>
        <source>Leave the room</source>
        <translation>Salir de la sala</translation>
    </message>
    <message>
        <source>#room</source>
        <translation>#sala</translation>
    </message>
    <message>
        <source>Join another room</source>
        <translation>Entrar en otra sala</translation>
    </message>
    <message>
        <source>Nothing is to stand behind /%1.</source>
        <translation>Detrás de /%1 no va nada.</translation>
    </message>
    <message>
        <source>Write it so: /%1 %2</source>
        <translation>Escríbelo así: /%1 %2</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>online</source>
        <translation>en línea</translation>
    </message>
    <message>
        <source>away</source>
        <translation>ausente</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>últ. vez %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a status and the person&apos;s own words: &quot;away: at lunch&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>hace %n minuto</numerusform>
            <numerusform>hace %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>hoy a las %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>ayer a las %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <translation>el %1 a las %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>el %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>ThinScrollBar</name>
    <message>
        <source>Scroll bar</source>
        <translation>Barra de desplazamiento</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>No messages yet. Say hello!</source>
        <translation>Aún no hay mensajes. ¡Saluda!</translation>
    </message>
</context>
<context>
    <name>UnreadDivider</name>
    <message>
        <source>New messages</source>
        <translation>Mensajes nuevos</translation>
    </message>
</context>
<context>
    <name>UploadBubble</name>
    <message>
        <source>Paused · %1 of %2</source>
        <translation>En pausa · %1 de %2</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Sending %1, %2</source>
        <translation>Enviando %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 y %n más</numerusform>
            <numerusform>%1 y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Cancel sending</source>
        <translation>Cancelar el envío</translation>
    </message>
</context>
<context>
    <name>WritingBar</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>banter::desktop</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>&amp;Conversación</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>New conversation …</source>
        <translation>Conversación nueva…</translation>
    </message>
    <message>
        <source>New room …</source>
        <translation>Sala nueva…</translation>
    </message>
    <message>
        <source>Browse rooms …</source>
        <translation>Explorar salas…</translation>
    </message>
    <message>
        <source>Add contact …</source>
        <translation>Añadir contacto…</translation>
    </message>
    <message>
        <source>Profile and status …</source>
        <translation>Perfil y estado…</translation>
    </message>
    <message>
        <source>Devices …</source>
        <translation>Dispositivos…</translation>
    </message>
    <message>
        <source>Change password …</source>
        <translation>Cambiar contraseña…</translation>
    </message>
    <message>
        <source>Add account …</source>
        <translation>Añadir cuenta…</translation>
    </message>
    <message>
        <source>Log out …</source>
        <translation>Cerrar sesión…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Cerrar ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Attach file …</source>
        <translation>Adjuntar archivo…</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>Buscar en la conversación</translation>
    </message>
    <message>
        <source>Find everywhere</source>
        <translation>Buscar en todas partes</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Texto normal</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Siguiente parte de la ventana</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>Minimizar</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Miembros</translation>
    </message>
    <message>
        <source>Shared files</source>
        <translation>Archivos compartidos</translation>
    </message>
    <message>
        <source>Details and settings</source>
        <translation>Detalles y ajustes</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Close conversation</source>
        <translation>Cerrar conversación</translation>
    </message>
    <message>
        <source>Go to conversation …</source>
        <translation>Ir a una conversación…</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous unread conversation</source>
        <translation>Conversación no leída anterior</translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation>Conversación no leída siguiente</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>Pinned conversation 1 to 9</source>
        <translation>Conversación fijada 1 a 9</translation>
    </message>
    <message>
        <source>Account 1 to 9</source>
        <translation>Cuenta 1 a 9</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>About Banter</source>
        <translation>Acerca de Banter</translation>
    </message>
    <message>
        <source>Close what is open, cancel, or go to the newest message</source>
        <translation>Cerrar lo abierto, cancelar o ir al mensaje más reciente</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Enviar el mensaje</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>Edit your last message, while nothing is written</source>
        <translation>Editar tu último mensaje, si no hay nada escrito</translation>
    </message>
    <message>
        <source>Reply to the message above</source>
        <translation>Responder al mensaje de arriba</translation>
    </message>
    <message>
        <source>Reply to the message below</source>
        <translation>Responder al mensaje de abajo</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Negrita</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Cursiva</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Cita</translation>
    </message>
    <message>
        <source>Oldest unread message</source>
        <translation>Mensaje no leído más antiguo</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Página arriba</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Página abajo</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>Primer mensaje</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Último mensaje</translation>
    </message>
    <message>
        <source>Reply to the message under the focus</source>
        <translation>Responder al mensaje enfocado</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>propietario</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>moderador</translation>
    </message>
    <message>
        <source>member</source>
        <translation>miembro</translation>
    </message>
    <message>
        <source>%1 came in</source>
        <translation>%1 ha entrado</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 ha salido</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>dddd, d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
    <message>
        <source>%1 was put out by %2</source>
        <translation>%2 ha expulsado a %1</translation>
    </message>
    <message>
        <source>%1 was put out for good by %2</source>
        <translation>%2 ha vetado a %1</translation>
    </message>
    <message>
        <source>%1 may come again, says %2</source>
        <translation>%1 puede volver, dice %2</translation>
    </message>
    <message>
        <source>%1 is now %2</source>
        <translation>%1 ahora es %2</translation>
    </message>
    <message>
        <source>%1 took the topic away</source>
        <translation>%1 ha quitado el tema</translation>
    </message>
    <message>
        <source>%1 set the topic: %2</source>
        <translation>%1 ha puesto el tema: %2</translation>
    </message>
    <message>
        <source>%1 renamed the room to %2</source>
        <translation>%1 ha cambiado el nombre de la sala a %2</translation>
    </message>
    <message>
        <source>Something changed that this version does not know</source>
        <translation>Ha cambiado algo que esta versión no conoce</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>%1, %2 and %n others</source>
        <translation>%1, %2 y %n más</translation>
    </message>
    <message>
        <source>%n more changes</source>
        <translation>%n cambios más</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Accounts</name>
    <message>
        <source>The server was not reached: it learns of this only when you end this device&apos;s login from another one.</source>
        <translation>No se llegó al servidor: solo lo sabrá cuando cierres la sesión de este dispositivo desde otro.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Attached</name>
    <message>
        <source>This file is not the one of the message any more: it was changed on this device.</source>
        <translation>Este archivo ya no es el del mensaje: se cambió en este dispositivo.</translation>
    </message>
    <message>
        <source>There is no program for such files.</source>
        <translation>No hay ningún programa para estos archivos.</translation>
    </message>
    <message>
        <source>The picture cannot be saved there: %1.</source>
        <translation>La imagen no se puede guardar ahí: %1.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::BusNotifications</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Commands</name>
    <message>
        <source>Writing</source>
        <translation>Escritura</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>En cualquier parte</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Completion</name>
    <message>
        <source>Calls everybody in this room</source>
        <translation>Avisa a todos en esta sala</translation>
    </message>
</context>
<context>
    <name>banter::desktop::ComposerModel</name>
    <message>
        <source>This is too long for one message.</source>
        <translation>Es demasiado largo para un solo mensaje.</translation>
    </message>
    <message>
        <source>You are invited to this room.</source>
        <translation>Tienes una invitación a esta sala.</translation>
    </message>
    <message>
        <source>You are no longer in this room.</source>
        <translation>Ya no estás en esta sala.</translation>
    </message>
    <message>
        <source>You have blocked %1.</source>
        <translation>Has bloqueado a %1.</translation>
    </message>
    <message>
        <source>Guests can answer, but not write to somebody first.</source>
        <translation>Los invitados pueden responder, pero no escribir primero.</translation>
    </message>
    <message>
        <source>What you write cannot be kept: %1</source>
        <translation>Lo que escribes no se puede guardar: %1</translation>
    </message>
</context>
<context>
    <name>banter::desktop::ConnectionBanner</name>
    <message>
        <source>You are logged out on this device. What it has can be read; log in to go on.</source>
        <translation>Tu sesión en este dispositivo está cerrada. Lo que hay se puede leer; inicia sesión para seguir.</translation>
    </message>
    <message numerus="yes">
        <source>Off-line — messages will be sent when back (%n waiting)</source>
        <translation>
            <numerusform>Sin conexión: los mensajes se enviarán al volver (%n en espera)</numerusform>
            <numerusform>Sin conexión: los mensajes se enviarán al volver (%n en espera)</numerusform>
        </translation>
    </message>
    <message>
        <source>Off-line — messages will be sent when back</source>
        <translation>Sin conexión: los mensajes se enviarán al volver</translation>
    </message>
    <message numerus="yes">
        <source>next attempt in %n second(s)</source>
        <translation>
            <numerusform>próximo intento en %n segundo</numerusform>
            <numerusform>próximo intento en %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>trying …</source>
        <translation>intentando…</translation>
    </message>
</context>
<context>
    <name>banter::desktop::ConversationInfo</name>
    <message>
        <source>for ever</source>
        <translation>para siempre</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>until tomorrow at %1</source>
        <translation>hasta mañana a las %1</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Conversations</name>
    <message>
        <source>%1 (you)</source>
        <extracomment>the conversation with oneself</extracomment>
        <translation>%1 (tú)</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Devices</name>
    <message>
        <source>Unnamed device</source>
        <translation>Dispositivo sin nombre</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Downloads</name>
    <message>
        <source>The message does not say enough of this file to fetch it.</source>
        <translation>El mensaje no dice lo suficiente de este archivo para traerlo.</translation>
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
        <translation>Escribe la dirección del servidor, por ejemplo chat.example.org.</translation>
    </message>
    <message>
        <source>The way to this server would not be encrypted. Write https:// in front.</source>
        <translation>La conexión con este servidor no iría cifrada. Escribe https:// delante.</translation>
    </message>
    <message>
        <source>This is no server address. Write it like chat.example.org or chat.example.org:8420.</source>
        <translation>Esto no es una dirección de servidor. Escríbela como chat.example.org o chat.example.org:8420.</translation>
    </message>
    <message>
        <source>Enter the invitation that you were given.</source>
        <translation>Escribe la invitación que te han dado.</translation>
    </message>
    <message>
        <source>Nothing was sent to this server.</source>
        <translation>No se ha enviado nada a este servidor.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::LoginWords</name>
    <message>
        <source>connection refused</source>
        <translation>conexión rechazada</translation>
    </message>
    <message>
        <source>there is no way to that host</source>
        <translation>no hay ruta a ese equipo</translation>
    </message>
    <message>
        <source>this machine has no network</source>
        <translation>este equipo no tiene red</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>se cortó la conexión</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>sin respuesta a tiempo</translation>
    </message>
    <message>
        <source>the server closed it</source>
        <translation>el servidor la cerró</translation>
    </message>
    <message>
        <source>No server answers at %1: %2</source>
        <translation>Ningún servidor responde en %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Demasiados intentos. Vuelve a probar en %n segundo.</numerusform>
            <numerusform>Demasiados intentos. Vuelve a probar en %n segundos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minute(s).</source>
        <translation>
            <numerusform>Demasiados intentos. Vuelve a probar en %n minuto.</numerusform>
            <numerusform>Demasiados intentos. Vuelve a probar en %n minutos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Username or password is wrong.</source>
        <translation>El nombre de usuario o la contraseña no son correctos.</translation>
    </message>
    <message>
        <source>Somebody has that name. Choose another one.</source>
        <translation>Alguien tiene ya ese nombre. Elige otro.</translation>
    </message>
    <message>
        <source>That name is taken. Choose another one, or log in.</source>
        <translation>Ese nombre está ocupado. Elige otro o inicia sesión.</translation>
    </message>
    <message>
        <source>A username has 2 to 32 letters (A–Z), digits, dots, hyphens or underscores, and begins with a letter or digit.</source>
        <translation>Un nombre de usuario tiene de 2 a 32 letras (A–Z), cifras, puntos, guiones o guiones bajos y empieza por una letra o cifra.</translation>
    </message>
    <message>
        <source>A password has 8 to 72 characters.</source>
        <translation>Una contraseña tiene de 8 a 72 caracteres.</translation>
    </message>
    <message>
        <source>This server takes new people by invitation only, and not with this one.</source>
        <translation>Este servidor solo admite gente nueva por invitación, y no con esta.</translation>
    </message>
    <message>
        <source>This server admits no guests.</source>
        <translation>Este servidor no admite invitados.</translation>
    </message>
    <message>
        <source>The server cannot store anything at present. Try again later.</source>
        <translation>El servidor no puede guardar nada ahora. Inténtalo más tarde.</translation>
    </message>
    <message>
        <source>Enter your username.</source>
        <translation>Escribe tu nombre de usuario.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Escribe tu contraseña.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::MemberList</name>
    <message>
        <source>Owner</source>
        <translation>Propietario</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>Moderador</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Con invitación</translation>
    </message>
</context>
<context>
    <name>banter::desktop::MessageHits</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>en %1</translation>
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
        <translation>Mensaje nuevo</translation>
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
        <translation>Solo se pueden enviar archivos de este equipo.</translation>
    </message>
    <message numerus="yes">
        <source>A message takes %n files at most.</source>
        <translation>
            <numerusform>Un mensaje admite %n archivo como máximo.</numerusform>
            <numerusform>Un mensaje admite %n archivos como máximo.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a folder: only files can be sent.</source>
        <translation>%1 es una carpeta: solo se pueden enviar archivos.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 no se puede leer.</translation>
    </message>
    <message>
        <source>%1 is too large: %2; this server takes files up to %3.</source>
        <translation>%1 es demasiado grande: %2; este servidor admite archivos de hasta %3.</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>El portapapeles no contiene ninguna imagen.</translation>
    </message>
    <message>
        <source>The picture cannot be taken from the clipboard.</source>
        <translation>No se puede tomar la imagen del portapapeles.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::OwnAccount</name>
    <message>
        <source>Online</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Invisible</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>status and text</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A profile picture is a PNG, JPEG or WebP.</source>
        <translation>Una imagen de perfil es PNG, JPEG o WebP.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::PasswordForm</name>
    <message>
        <source>Enter your present password.</source>
        <translation>Escribe tu contraseña actual.</translation>
    </message>
    <message>
        <source>A password has 8 to 72 characters.</source>
        <translation>Una contraseña tiene de 8 a 72 caracteres.</translation>
    </message>
    <message>
        <source>That is not your present password.</source>
        <translation>Esa no es tu contraseña actual.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::PeopleSearch</name>
    <message>
        <source>There is no connection: only people whom this device knows are found.</source>
        <translation>Sin conexión: solo se encuentra a quienes conoce este dispositivo.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::QuickSwitcher</name>
    <message>
        <source>Not joined yet</source>
        <translation>Aún no has entrado</translation>
    </message>
    <message>
        <source>Not joined yet · %1</source>
        <translation>Aún no has entrado · %1</translation>
    </message>
</context>
<context>
    <name>banter::desktop::RoomMaker</name>
    <message>
        <source>A room&apos;s name has no spaces; write a hyphen instead.</source>
        <translation>El nombre de una sala no lleva espacios; escribe un guion.</translation>
    </message>
    <message>
        <source>A room&apos;s name has only letters a to z, digits and . _ -</source>
        <translation>El nombre de una sala solo tiene letras de la a a la z, cifras y . _ -</translation>
    </message>
    <message>
        <source>A room&apos;s name has at most 64 characters.</source>
        <translation>El nombre de una sala tiene como máximo 64 caracteres.</translation>
    </message>
    <message>
        <source>A room cannot have this name.</source>
        <translation>Una sala no puede llamarse así.</translation>
    </message>
    <message>
        <source>There is a room with this name already.</source>
        <translation>Ya hay una sala con este nombre.</translation>
    </message>
</context>
<context>
    <name>banter::desktop::TimelineModel</name>
    <message>
        <source>Waits to be sent since %1</source>
        <translation>Pendiente de envío desde %1</translation>
    </message>
    <message>
        <source>A message of somebody you have blocked</source>
        <translation>Un mensaje de alguien que has bloqueado</translation>
    </message>
    <message>
        <source>A message that was taken back</source>
        <translation>Un mensaje retirado</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Archivo: %1</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>%n persona más</numerusform>
            <numerusform>%n personas más</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden message of somebody you have blocked</source>
        <translation>Mensaje oculto de alguien que has bloqueado</translation>
    </message>
    <message>
        <source>answering %1</source>
        <translation>en respuesta a %1</translation>
    </message>
    <message>
        <source>message taken back</source>
        <translation>mensaje retirado</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>archivo %1</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>pendiente de envío</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>no enviado: %1</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message numerus="yes">
        <source>read by %n people</source>
        <translation>
            <numerusform>leído por %n persona</numerusform>
            <numerusform>leído por %n personas</numerusform>
        </translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>read</source>
        <translation>leído</translation>
    </message>
    <message>
        <source>[%1] %2:</source>
        <translation>[%1] %2:</translation>
    </message>
    <message>
        <source>That message is no longer there.</source>
        <translation>Ese mensaje ya no está.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Un archivo</translation>
    </message>
</context>
<context>
    <name>banter::desktop::Tray</name>
    <message>
        <source>Open Banter</source>
        <translation>Abrir Banter</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>No molestar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message numerus="yes">
        <source>Banter: %n unread conversation(s)</source>
        <translation>
            <numerusform>Banter: %n conversación no leída</numerusform>
            <numerusform>Banter: %n conversaciones no leídas</numerusform>
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
        <translation>%1 está escribiendo…</translation>
    </message>
    <message>
        <source>%1 and %2 are writing…</source>
        <translation>%1 y %2 están escribiendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n people are writing…</source>
        <translation>
            <numerusform>%n persona está escribiendo…</numerusform>
            <numerusform>%n personas están escribiendo…</numerusform>
        </translation>
    </message>
</context>
</TS>
