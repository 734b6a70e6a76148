/// What the heading of a column promises about its cells.
enum Heading {
    /// First names, or last names called so that nothing but people can be meant.
    case person
    /// « Nom »: of people, or of anything else.
    case name
    case phone
    /// What lists of people have beside their names: an address, a date of birth.
    case personal

    /// Bytes; a longer text is no heading.
    private static let longest = 48

    init?(_ text: Lent) {
        guard !text.isEmpty, text.count <= Self.longest else { return nil }
        let words = Self.words(text.string)
        let phrase = words.joined(separator: " ")
        switch true {
        case Self.persons.contains(phrase): self = .person
        case Self.names.contains(phrase): self = .name
        case words.contains(where: Self.phones.contains): self = .phone
        case words.contains(where: Self.personals.contains): self = .personal
        default: return nil
        }
    }

    /// Small letters without accents; anything else separates.
    private static func words(_ text: String) -> [String] {
        CommonNames.plain(text).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    }

    private static let persons: Set<String> = [
        "prenom", "prenoms", "prenom s", "first name", "firstname", "forename", "given name", "surname", "last name",
        "lastname", "family name", "full name", "patronyme", "nom patronymique", "nom de naissance", "nom de famille",
        "nom d usage", "nom usage", "nom de jeune fille", "nom marital", "nom d epouse", "nom prenom", "nom prenoms",
        "nom et prenom", "nom et prenoms", "nom et prenom s", "prenom nom", "prenom et nom", "noms prenoms",
        "noms et prenoms", "nom complet", "usager", "usagers", "usagere", "nom de l usager", "nom usager",
        "nom des usagers", "administre", "administres", "administree", "nom de l administre", "demandeur",
        "demandeurs", "nom du demandeur", "demandeuse", "beneficiaire", "nom du beneficiaire", "habitant", "habitants",
        "declarant", "nom du declarant", "nom de l enfant", "nom du visiteur", "visiteur", "nom du plaignant",
        "nom de l eleve", "nom de l agent", "nom du proprietaire", "nom du locataire", "nom du defunt",
        "nom du conjoint", "nom de l assure", "nom du patient", "nom du client",
    ]
    private static let names: Set<String> = ["nom", "noms", "name", "names", "nom s"]
    private static let phones: Set<String> = [
        "tel", "tels", "telephone", "telephones", "portable", "mobile", "gsm", "fax", "phone", "cellphone",
    ]
    private static let personals: Set<String> = [
        "adresse", "address", "naissance", "ne", "nee", "birth", "birthday", "email", "mail", "mel", "courriel",
        "civilite", "sexe", "age", "nir", "iban", "rib", "matricule", "nationalite", "domicile",
    ]
}
