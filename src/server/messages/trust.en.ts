/** How people make their devices trust the local authority. `{file}`, `{fingerprint}`, `{addresses}` are filled in. */
export const trustEn = {
  title: 'HTTPS for a closed network',
  made: 'Halte has made a certificate authority for this installation, and a certificate for these addresses:\n{addresses}\nStart Halte with HOST=0.0.0.0 and it serves them over HTTPS.',
  carry:
    'Each device has to be told once to trust this authority. Carry this file to it on a USB stick, or by another way nobody can tamper with:\n{file}',
  compare: 'On the device, compare the SHA-256 fingerprint before you accept:\n{fingerprint}',
  windows:
    'Windows (Chrome, Edge): rename the file to authority.crt and open it → Install Certificate → Local Machine (or Current User) → Place all certificates in the following store → Trusted Root Certification Authorities → Finish. Restart the browser.',
  macos:
    'macOS (Safari, Chrome): open the file; Keychain Access adds it to the “System” or “login” keychain. Double-click the entry that begins with “Halte” → Trust → When using this certificate: Always Trust. Close the window and give your password.',
  android:
    'Android (Chrome): copy the file to the phone → Settings → Security (& privacy) → More security settings → Encryption & credentials → Install a certificate → CA certificate → Install anyway → choose the file. The phone must have a screen lock.',
  ios: 'iPhone and iPad: send the file by AirDrop, or open it in the Files app → Settings → Profile Downloaded → Install. Then Settings → General → About → Certificate Trust Settings → switch on the entry that begins with “Halte”.',
  firefox:
    'Firefox on a computer (it keeps its own list): Settings → Privacy & Security → Certificates → View Certificates → Authorities → Import → choose the file → tick “Trust this CA to identify websites”. On Android: Settings → About Firefox → tap the logo seven times → back → Secret Settings → Use third party CA certificates.',
  linux:
    'Linux (Chrome, Chromium): Settings → Privacy and security → Security → Manage certificates → Authorities → Import → choose the file → tick “Trust this certificate for identifying websites”.',
  careful:
    'Whoever holds authority.key can pretend to be any website to these devices. It never leaves the data folder of this server: keep that folder, its disk and its backups closed to others. If it may have been copied, remove the authority from every device and make a new one.',
} as const

export type TrustKey = keyof typeof trustEn
