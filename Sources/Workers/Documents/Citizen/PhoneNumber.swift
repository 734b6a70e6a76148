/// French phone numbers of people: ten digits from 01 to 07 or 09, in pairs or in one, or the same behind +33.
///
/// Numbers that begin with 08 are services, never a citizen's.
enum PhoneNumber {
    static func count(in signs: Signs) -> Int {
        var count = 0
        var place = 0
        while place < signs.count {
            if let end = end(of: signs, from: place) {
                count += 1
                place = end
            } else {
                place += 1
            }
        }
        return count
    }

    /// True for a number in a cell that has lost its 0, under a heading that says phone.
    static func isBare(_ number: Double) -> Bool {
        guard number >= 1e8, number < 1e9, number == number.rounded() else { return false }
        return Int(number) / 100_000_000 != 8
    }

    private static func end(of signs: Signs, from start: Int) -> Int? {
        guard signs.isFree(start, -1), let first = afterPrefix(signs, start) else { return nil }
        guard let lead = signs[first], (0x31...0x39).contains(lead), lead != 0x38 else { return nil }
        var place = first + 1
        for _ in 0..<4 {
            if let sign = signs[place], sign.isAny(of: " .-/") { place += 1 }
            guard signs.isDigit(place), signs.isDigit(place + 1) else { return nil }
            place += 2
        }
        return signs.isFree(place - 1, 1) && isOneStyle(signs, first + 1, place) ? place : nil
    }

    /// Where the nine digits start: behind 0, +33, 0033, with or without (0).
    private static func afterPrefix(_ signs: Signs, _ start: Int) -> Int? {
        guard signs[start] == 0x30 || signs[start] == 0x2b else { return nil }
        for country in ["+33", "0033", "+262", "+590", "+594", "+596"] where has(country, signs, start) {
            let place = start + country.utf8.count
            let open = skipSpace(signs, signs[place] == 0x29 ? place + 1 : place)
            return has("(0)", signs, open) ? skipSpace(signs, open + 3) : open
        }
        return signs[start] == 0x30 ? start + 1 : nil
    }

    private static func has(_ text: String, _ signs: Signs, _ place: Int) -> Bool {
        signs.bytes.dropFirst(place).starts(with: text.utf8)
    }

    private static func skipSpace(_ signs: Signs, _ place: Int) -> Int {
        [0x20, 0x2e, 0x2d].contains(signs[place]) ? place + 1 : place
    }

    /// Between pairs there is the same sign everywhere, or nothing.
    private static func isOneStyle(_ signs: Signs, _ start: Int, _ end: Int) -> Bool {
        let between = signs.bytes[start..<end].filter { !$0.isDigit }
        return between.isEmpty || (between.count == 4 && Set(between).count == 1)
    }
}
