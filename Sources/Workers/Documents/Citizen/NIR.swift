/// Numbers of the French social security (NIR): 13 signs and a key of two digits that fits them.
enum NIR {
    private static let size = 15

    static func count(in signs: Signs) -> Int {
        var count = 0
        var place = 0
        while place < signs.count {
            if let first = signs[place], first.isAny(of: "123478"), signs.isFree(place, -1),
                let (number, end) = read(signs, place), isValid(number), signs.isFree(end - 1, 1)
            {
                count += 1
                place = end
            } else {
                place += 1
            }
        }
        return count
    }

    static func isValid(_ number: Double) -> Bool {
        guard number >= 1e14, number < 1e15, number == number.rounded() else { return false }
        return isValid(Array(String(Int(number)).utf8))
    }

    /// The 15 signs from `start` on, without what separates them, and where they end.
    private static func read(_ signs: Signs, _ start: Int) -> ([UInt8], Int)? {
        var number: [UInt8] = []
        var place = start
        while number.count < size {
            if breaks.contains(number.count), let sign = signs[place], sign.isAny(of: " .-/") { place += 1 }
            guard let sign = signs[place] else { return nil }
            let isCorsica = number.count == 6 && number.last == 0x32 && sign.isAny(of: "ABab")
            guard sign.isDigit || isCorsica else { return nil }
            number.append(sign)
            place += 1
        }
        return (number, place)
    }

    /// After how many signs something may separate: sex, year, month, department, commune, order, key.
    private static let breaks = [1, 3, 5, 7, 10, 13]

    private static func isValid(_ number: [UInt8]) -> Bool {
        guard let first = number.first, first.isAny(of: "123478") else { return false }
        let digits = number.map { $0.isDigit ? Int($0 - 0x30) : 0 }
        let month = digits[3] * 10 + digits[4]
        guard (1...12).contains(month) || (20...42).contains(month) || (50...99).contains(month) else { return false }
        var figure = digits[..<13].reduce(0) { $0 * 10 + $1 }
        switch number[6].lowercased {
        case 0x61: figure -= 1_000_000
        case 0x62: figure -= 2_000_000
        default: break
        }
        return 97 - figure % 97 == digits[13] * 10 + digits[14]
    }
}
