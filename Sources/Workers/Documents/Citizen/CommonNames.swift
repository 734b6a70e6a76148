/// Names that many people in France have: one of them in a column called « Nom » tells that it holds people.
enum CommonNames {
    static func contains(_ word: Substring) -> Bool { all.contains(plain(String(word))) }

    /// Small letters without accents.
    static func plain(_ text: String) -> String {
        var folded = ""
        for scalar in text.lowercased().unicodeScalars { folded.unicodeScalars.append(letters[scalar] ?? scalar) }
        return folded
    }

    private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
        "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o",
        "ö": "o", "ù": "u", "û": "u", "ü": "u",
    ]

    private static let all = Set((first + last).split { $0.isWhitespace }.map(String.init))

    private static let first = """
        marie jean pierre michel andre philippe alain jacques bernard daniel louis claude gerard patrick christian
        nathalie isabelle sylvie catherine francoise martine christine monique valerie sandrine veronique nicole jeanne
        stephanie sophie celine chantal patricia anne brigitte julie aurelie laurence christophe nicolas laurent
        thierry frederic eric stephane david olivier julien pascal sebastien thomas francois alexandre antoine kevin
        mohamed karim fatima emma lea camille manon chloe lucas hugo paul

        """

    private static let last = """
        martin bernard thomas petit robert richard durand dubois moreau laurent simon michel lefebvre leroy roux david
        bertrand morel fournier girard bonnet dupont lambert fontaine rousseau vincent muller lefevre faure mercier
        guerin boyer garnier chevalier francois legrand gauthier garcia perrin robin clement morin nicolas henry
        roussel mathieu gautier masson duval denis lemaire dumont meyer noel meunier dufour blanc brun blanchard
        da-silva fernandez martinez lopez sanchez nguyen diallo traore benali
        """
}
