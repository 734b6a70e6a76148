/// A date and time as spreadsheets count them: days, with the time of day as their fraction.
struct Moment {
    let year: Int
    /// 1...12.
    let month: Int
    let day: Int
    /// 0 is Sunday.
    let weekday: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// Whole hours and minutes since day 0, for durations.
    let hours: Int
    let minutes: Int

    /// Nil before day 0 and after the year 9999.
    init?(_ number: Double, startsIn1904: Bool) {
        guard number >= 0, number < 2_958_466 else { return nil }
        let seconds = Int((number * 86_400).rounded())
        let days = seconds / 86_400
        let rest = seconds % 86_400
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        (hours, minutes) = (seconds / 3600, seconds / 60)
        // Day 60 is 29 February 1900, which never was: behind it the count is one ahead.
        let sinceEpoch = days + (startsIn1904 ? -24_107 : days > 59 ? -25_569 : -25_568)
        (year, month, day) = Self.date(sinceEpoch)
        weekday = (sinceEpoch % 7 + 11) % 7
    }

    /// The civil date of a day counted from 1 January 1970: eras of 400 years that begin in March.
    private static func date(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }
}
