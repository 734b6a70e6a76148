package import Domain

/// The units a manifest may name.
///
/// Raw values are stored in drafts.
package enum Unit: String, Sendable, CaseIterable {
    case piece, sheet, page, box, roll
    case mm, cm, m
    case g, kg
    case ml, l
    case euro, percent, person
    case minute, hour, day, week, month, year

    /// Units of time, shortest first.
    package static let durations: [Unit] = [.minute, .hour, .day, .week, .month, .year]

    /// Minutes in a unit of time, months counted as 30 days; nil for any other unit.
    package var minutes: Double? {
        switch self {
        case .minute: 1
        case .hour: 60
        case .day: 1_440
        case .week: 10_080
        case .month: 43_200
        case .year: 525_600
        default: nil
        }
    }

    /// The word or sign to write after one.
    package var singular: LocalizedText {
        switch self {
        case .piece: LocalizedText(fr: "pièce", en: "piece")
        case .sheet: LocalizedText(fr: "feuille", en: "sheet")
        case .page: LocalizedText(fr: "page", en: "page")
        case .box: LocalizedText(fr: "boîte", en: "box")
        case .roll: LocalizedText(fr: "rouleau", en: "roll")
        case .euro: LocalizedText(fr: "€", en: "€")
        case .percent: LocalizedText(fr: "%", en: "%")
        case .person: LocalizedText(fr: "personne", en: "person")
        case .minute: LocalizedText(fr: "minute", en: "minute")
        case .hour: LocalizedText(fr: "heure", en: "hour")
        case .day: LocalizedText(fr: "jour", en: "day")
        case .week: LocalizedText(fr: "semaine", en: "week")
        case .month: LocalizedText(fr: "mois", en: "month")
        case .year: LocalizedText(fr: "an", en: "year")
        default: LocalizedText(fr: rawValue, en: rawValue)
        }
    }

    /// The word or sign to write after several.
    package var plural: LocalizedText {
        switch self {
        case .box: LocalizedText(fr: "boîtes", en: "boxes")
        case .roll: LocalizedText(fr: "rouleaux", en: "rolls")
        case .person: LocalizedText(fr: "personnes", en: "people")
        case .month: LocalizedText(fr: "mois", en: "months")
        case .piece, .sheet, .page, .minute, .hour, .day, .week, .year:
            LocalizedText(fr: singular.fr + "s", en: singular.text(in: .english) + "s")
        default: singular
        }
    }

    /// The form that goes with an amount as typed: French counts 1,5 as one, English does not.
    package func label(for amount: String) -> LocalizedText {
        guard let number = TypedNumber(amount)?.value else { return plural }
        let french = abs(number) < 2 ? singular : plural
        let english = number == 1 ? singular : plural
        return LocalizedText(fr: french.fr, en: english.en)
    }
}
