import type { Phrases } from './phrases.ts'

/** Ana writes in French. */
export const FRENCH_PHRASES: Phrases = {
  summaries: {
    club: [
      'On lui avait promis un travail de serveu{se|r} ; il y eut une dette et une porte fermée. {Elle|Il} parle peu d’hier, beaucoup de demain.',
      'Parti{e|} avec l’aide d’une collègue. {Elle|Il} veut travailler, là où la clé est de son côté.',
      'Revenu{e|} avec un projet écrit à Lyon. {Elle|Il} demande du calme, un cours, du temps.',
    ],
    site: [
      'Cinq mois sur un chantier sans salaire. Chaque jour noté dans un carnet ; {elle|il} veut d’abord la paie.',
      'Venu{e|} avec deux collègues du même conteneur. {Elle|Il} voudrait que quelqu’un d’officiel dise tout haut ce qui est dû.',
    ],
    farm: [
      'Une saison sous serre, les papiers chez l’intermédiaire. {Elle|Il} veut ses papiers et un médecin pour ses mains.',
      'Cueillette de la nuit à la nuit. Parti{e|} à pied après la récolte, onze kilomètres jusqu’au syndicat.',
    ],
    house: [
      'A vécu et travaillé dans une maison, sans sortir seul{e|}. Les enfants lui manquent, {elle|il} le dit.',
      'Deux ans de ménage sans salaire. {Elle|Il} dort beaucoup et veut apprendre à faire du vélo.',
    ],
    begging: [
      'Forcé{e|} à mendier dans trois villes. {Elle|Il} voudrait travailler avec des bêtes, et un toit.',
      'D’autres comptaient la recette du jour. Aujourd’hui, {elle|il} compte les arrêts de bus jusqu’à l’école.',
    ],
    marriage: [
      'Marié{e|} au loin à quelqu’un qu’{elle|il} n’avait jamais vu. Parti{e|} avec le manteau d’une voisine.',
      'Un mariage décidé par d’autres, puis toute une maison à tenir. {Elle|Il} veut d’abord l’école.',
    ],
  },
  came: [
    'A appelé la ligne d’écoute, est venu{e|} le lendemain.',
    'Amené{e|} par une amie qui a attendu dehors.',
    'Venu{e|} seul{e|}, notre carte pliée dans la chaussure.',
    'Adressé{e|} par les urgences après une nuit.',
    'Venu{e|} à la matinée ouverte, près de la fenêtre, un thé.',
  ],
  referrers: [
    'Foyer Rivière, Lyon',
    'Ligne d’écoute nationale',
    'Un foyer partenaire à Bălți',
    'Urgences, Iași',
    'Direction de l’assistance sociale',
    'Une équipe de rue partenaire',
  ],
  partners: [
    'Agence de l’emploi, Iași',
    'École du soir',
    'Dispensaire du quartier',
    'Foyer partenaire à Chișinău',
    'Assistante sociale de la commune',
  ],
  agreed: [
    '« L’avocate, oui. Ma famille, non. »',
    '« Écrivez, si je peux relire. »',
    '« Pour le lit et le médecin, oui. Le reste, on verra. »',
    '« Vous et l’infirmière. Personne en uniforme pour l’instant. »',
    '« Oui. Mais redemandez-moi le mois prochain. »',
  ],
  refused: [
    'Ne veut figurer dans aucun rapport, même sans nom.',
    'Rien ne doit être envoyé au village.',
    'Ni photo ni enregistrement, jamais.',
  ],
  grounds: [
    'L’offre et la réalité n’ont rien de commun ; papiers gardés par d’autres ; une dette que personne n’explique.',
    'Des mois sans salaire, des menaces dès qu’{elle|il} demandait, une porte sans clé.',
    'Recruté{e|} par quelqu’un de confiance ; l’argent n’est jamais arrivé jusqu’à {elle|lui}.',
    'Surveillé{e|} à chaque sortie ; la famille citée dans les menaces.',
  ],
  notThis: [
    'Mauvais travail, mauvaise paie, mais libre de partir. Orienté{e|} vers le syndicat, avec son accord.',
    'Les réponses montrent un conflit de famille, pas la traite. Une autre aide a été trouvée.',
  ],
  risks: {
    high: [
      'Ils ont son numéro et l’adresse d’une cousine.',
      'Vus deux fois près de l’école. Le trajet a changé.',
      'Dit ne plus vouloir se réveiller ; la psychologue {la|le} voit chaque jour.',
    ],
    medium: [
      'Personne ne s’est approché ; on parle encore de la dette.',
      'Le village parle ; {elle|il} habite en ville.',
      'Un ancien collègue écrit parfois.',
    ],
    low: [
      'Plus de contact depuis des mois. Sort seul{e|}, et avec plaisir.',
      'Personne ne {la|le} cherche ; restent les papiers.',
    ],
  },
  notes: {
    arrival: [
      [
        'conversation',
        'Premier entretien',
        'A choisi la chaise près de la porte. Nous avons parlé du repas, du sommeil et de qui peut savoir. Le reste attendra.',
      ],
      [
        'observation',
        'Première nuit',
        'Lumière jusqu’à quatre heures. Petit-déjeuner avec les autres, deux fois du pain.',
      ],
      [
        'conversation',
        'Ce que nous ne faisons pas',
        'La feuille lue ensemble. Une croix devant « appeler la famille », soulignée.',
      ],
    ],
    protection: [
      [
        'conversation',
        'Une meilleure semaine',
        'Dort jusqu’à six heures. A demandé un cahier ; la première page reste vide pour l’instant.',
      ],
      [
        'meeting',
        'Point sur le projet de vie',
        'Deux objectifs sur cinq atteints. Nous en avons barré un qui était le nôtre.',
      ],
      ['phoneCall', 'Avec Foyer Rivière', 'Quinze minutes, avec son accord. Rien de plus que le nécessaire.'],
      ['visit', 'À l’école du soir', 'L’enseignante complimente ; {elle|il} regarde le sol et sourit. Troisième rang.'],
      ['observation', 'À la maison', 'A cuisiné pour onze. Personne n’a eu le droit de toucher au riz.'],
      [
        'conversation',
        'Nouvelles de la famille',
        'Une lettre de la sœur, lue deux fois, rangée sous l’oreiller. Rien à faire pour nous.',
      ],
    ],
    decision: [
      [
        'conversation',
        'Rester ou partir',
        'Deux listes sur une feuille, puis la feuille retournée. « Pas aujourd’hui. »',
      ],
      [
        'meeting',
        'Avant le retour',
        'Qui attend, où dormir, que dire aux voisins. Trois réponses sur trois, les siennes.',
      ],
      [
        'phoneCall',
        'Premier appel à la maison',
        'Dix minutes avec une tante. Ensuite l’envie de marcher ; nous avons marché.',
      ],
    ],
    settling: [
      ['visit', 'La nouvelle chambre', 'Une plante, une lampe, une serrure. La serrure d’abord.'],
      ['meeting', 'Au travail', 'Le chef parle lentement et en bien. Contrat jusqu’en juin.'],
      [
        'visit',
        'Visite du troisième mois',
        'Installé{e|}. Formation commencée. Le travail pèse, la paie est arrivée le jour dit.',
      ],
    ],
    after: [
      ['phoneCall', 'Suivi', '« Tout est normal », et un rire à ce mot.'],
      ['visit', 'Un café', 'Des photos de l’appartement. A demandé des nouvelles de deux personnes de cet hiver-là.'],
    ],
  },
  tasks: {
    arrival: [
      'Vêtements et un sac',
      'Interprète pour jeudi',
      'Deuxième entretien, si {elle|il} le souhaite',
      'Téléphone : nouveau numéro',
    ],
    protection: [
      'Rendez-vous au dispensaire',
      'École du soir : inscription',
      'Revoir le plan de sécurité',
      'Point sur le projet de vie',
      'Photos pour la carte d’identité',
      'Abonnement de bus',
    ],
    decision: [
      'Parler avec l’avocate',
      'Mairie : acte de naissance',
      'Redemander pour le village',
      'Évaluation du risque avant l’installation',
    ],
    settling: [
      'Caution de la chambre',
      'Agence de l’emploi : premier rendez-vous',
      'Faire reconnaître le diplôme',
      'Visite chez {elle|lui}',
    ],
    after: ['Appel de suivi', 'Lettre de recommandation', 'Suivi, douzième mois'],
  },
  plans: [
    ['Education', '« Lire le contrat avant de signer. »', 'École du soir deux fois par semaine, examen au printemps.'],
    ['Livelihood', '« Mon argent, chaque mois. »', 'Stage de six semaines ; contrat si les deux le veulent.'],
    [
      'SocialCare',
      '« Dormir. Ensuite le reste. »',
      'Chambre calme ; psychologue une fois par semaine ; groupe du jardin.',
    ],
    ['Legal', '« Un papier que personne ne peut me prendre. »', 'Dossier déposé ; récépissé au coffre.'],
    ['Financial', '« Une carte de banque. »', 'Compte ouvert, livret d’épargne, rien en espèces dans la chambre.'],
  ],
  times: ['Avant midi', 'Après 18 h', 'En semaine, de 10 h à 15 h', 'À toute heure, un message d’abord'],
  callAs: ['L’école du soir', 'Le dentiste', 'Ana de la chorale', 'La bibliothèque'],
  ifAsked: ['Ce nom ne nous dit rien.', 'Ne rien dire, prévenir la responsable.', '« Faux numéro. »'],
  relations: [
    'Sa mère ne sait pas ; sa sœur sait tout.',
    'Écrit le dimanche.',
    'On peut lui dire que tout va bien.',
    'Ne pas appeler.',
  ],
  papers: [
    'Carte d’identité, copie',
    'Attestation d’hébergement',
    'Contrat de séjour, signé',
    'Acte de naissance, traduit',
  ],
  health: [
    ['Première consultation', 'Proposée, expliquée, acceptée. Résultats remis en personne.'],
    ['Dentiste', 'Deux séances ; plus de douleur.'],
    ['Vue', 'Lunettes commandées ; des rouges, par choix.'],
    ['Suivi du traitement', 'Pris régulièrement. Prochaine prise de sang dans trois mois.'],
  ],
  legal: [],
  closed: {
    goalsMet: ['{Elle|Il} a dit que c’était bien ainsi, nous aussi. La porte reste ouverte.'],
    personsRequest: ['A demandé la clôture, a remercié, a laissé une adresse à l’infirmière.'],
    transferred: ['Suivi{e|} désormais par un centre plus proche de la famille ; relais en personne.'],
    returned: ['Installé{e|} au village ; l’assistante sociale a pris le relais.'],
    lostContact: ['Trois mois sans réponse. Le numéro sûr reste valable.'],
    notTrafficked: ['Une autre aide a été trouvée ; rien n’est transmis.'],
  },
  places: {
    club: ['Un club à l’étranger', 'Un appartement près du périphérique'],
    site: ['Un chantier au sud de la ville', 'Deux chantiers, un entrepreneur'],
    farm: ['Des serres dans la vallée', 'Des vergers, trois patrons'],
    house: ['Une maison en banlieue', 'L’appartement d’une famille'],
    begging: ['Devant deux gares', 'Un parking, le matin'],
    marriage: ['La maison d’une famille, autre région', 'Un village, puis la ville'],
  },
  deciders: { ngo: 'Casa Salcia', police: 'Police, Iași', court: 'Parquet', inspection: 'Inspection du travail' },
}
