/// What bricolages are made of.
enum Words {
    static let things = [
        "Un chevalet", "Une affiche pliée", "Un ticket de retrait", "Un tableau de suivi", "Une boîte à formulaires",
        "Un porte-stylo lesté", "Une flèche au sol", "Un calendrier de permanence", "Un bon de retour",
        "Une fiche mémo plastifiée", "Un présentoir en carton", "Un compteur de file", "Une étiquette de casier",
    ]
    static let places = [
        "pour l'accueil", "au guichet de l'état civil", "dans la salle d'attente", "pour les mariages",
        "près de la borne", "au relais titres", "pour les inscriptions scolaires", "à l'entrée du bâtiment",
        "au comptoir des élections", "dans le couloir du premier étage", "pour la permanence du samedi",
    ]
    static let verbs = [
        "Découper", "Plier", "Imprimer", "Plastifier", "Coller", "Mesurer", "Ranger", "Numéroter", "Vérifier", "Percer",
        "Assembler", "Poser", "Recopier", "Trier", "Compter", "Attacher",
    ]
    static let objects = [
        "la feuille cartonnée", "les deux bandes de papier", "le bord de la planche", "l'élastique du classeur",
        "une boîte de trombones", "le coin du présentoir", "les étiquettes de couleur", "la pochette transparente",
        "le modèle du tableau", "trois rondelles de liège", "la réglette en bois", "le ruban adhésif double face",
        "la liste des pièces à fournir", "le numéro du jour", "les fiches déjà remplies",
    ]
    static let reasons = [
        "sinon l'ensemble penche", "ainsi personne n'attend deux fois", "on gagne une heure par semaine",
        "la colle doit sécher dix minutes", "le papier ordinaire ne tient pas", "les usagers le voient de loin",
        "c'est plus simple à deux", "la marge de l'imprimante suffit",
    ]
    static let tags = [
        "accueil", "file d'attente", "état civil", "carton", "affichage", "élections", "mariage", "impression",
        "rangement", "tableur", "signalétique", "récupération", "permanence", "scolaire",
    ]
    static let townHalls = [
        "Mairie du Moulin", "Mairie des Tilleuls", "Mairie du Vieux-Port", "Mairie de la Gare", "Mairie des Coteaux",
        "Mairie du Canal", "Mairie de la Halle", "Mairie des Remparts",
    ]
    static let people = [
        "Camille", "Dominique", "Céleste", "Sacha", "Morgan", "Alix", "Maxime", "Charlie", "Andrea", "Noa", "Lou",
        "Eden",
    ]
}
