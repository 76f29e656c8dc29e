import type { TrustKey } from './trust.en.ts'

/** French of trust.en.ts. */
export const trustFr: Readonly<Record<TrustKey, string>> = {
  title: 'HTTPS pour un réseau fermé',
  made: 'Halte a créé une autorité de certification pour cette installation, et un certificat pour ces adresses :\n{addresses}\nDémarrez Halte avec HOST=0.0.0.0, et il les sert en HTTPS.',
  carry:
    'Il faut dire une fois à chaque appareil de faire confiance à cette autorité. Portez-y ce fichier sur une clé USB, ou par une autre voie que personne ne puisse altérer :\n{file}',
  compare: 'Sur l’appareil, comparez l’empreinte SHA-256 avant d’accepter :\n{fingerprint}',
  windows:
    'Windows (Chrome, Edge) : renommez le fichier en authority.crt et ouvrez-le → Installer un certificat → Ordinateur local (ou Utilisateur actuel) → Placer tous les certificats dans le magasin suivant → Autorités de certification racines de confiance → Terminer. Redémarrez le navigateur.',
  macos:
    'macOS (Safari, Chrome) : ouvrez le fichier ; Trousseaux d’accès l’ajoute au trousseau « Système » ou « session ». Double-cliquez sur l’entrée qui commence par « Halte » → Se fier → Lors de l’utilisation de ce certificat : Toujours approuver. Fermez la fenêtre et donnez votre mot de passe.',
  android:
    'Android (Chrome) : copiez le fichier sur le téléphone → Paramètres → Sécurité (et confidentialité) → Autres paramètres de sécurité → Chiffrement et identifiants → Installer un certificat → Certificat CA → Installer quand même → choisissez le fichier. Le téléphone doit avoir un verrouillage d’écran.',
  ios: 'iPhone et iPad : envoyez le fichier par AirDrop, ou ouvrez-le dans l’app Fichiers → Réglages → Profil téléchargé → Installer. Puis Réglages → Général → Informations → Réglages des certificats → activez l’entrée qui commence par « Halte ».',
  firefox:
    'Firefox sur ordinateur (il tient sa propre liste) : Paramètres → Vie privée et sécurité → Certificats → Afficher les certificats → Autorités → Importer → choisissez le fichier → cochez « Confirmer cette AC pour identifier des sites web ». Sur Android : Paramètres → À propos de Firefox → touchez sept fois le logo → retour → Paramètres secrets → Utiliser des certificats d’AC tierces.',
  linux:
    'Linux (Chrome, Chromium) : Paramètres → Confidentialité et sécurité → Sécurité → Gérer les certificats → Autorités → Importer → choisissez le fichier → cochez « Faire confiance à ce certificat pour identifier des sites web ».',
  careful:
    'Qui détient authority.key peut se faire passer pour n’importe quel site auprès de ces appareils. Ce fichier ne quitte jamais le dossier de données de ce serveur : gardez ce dossier, son disque et ses sauvegardes fermés aux autres. S’il a pu être copié, retirez l’autorité de chaque appareil et créez-en une nouvelle.',
}
