/// Bank account numbers: the length is that of the country, and the key fits.
enum IBAN {
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

    private static func end(of signs: Signs, from start: Int) -> Int? {
        guard let first = signs[start], let second = signs[start + 1], first.isLetter, second.isLetter,
            signs.isDigit(start + 2), signs.isDigit(start + 3), isEdge(signs[start - 1]),
            let length = lengths[String(decoding: [first, second], as: UTF8.self).uppercased()]
        else { return nil }
        var number: [UInt8] = []
        var place = start
        while number.count < length {
            guard let sign = signs[place] else { return nil }
            if sign.isLetter || sign.isDigit {
                number.append(sign.lowercased)
            } else if sign != Signs.space && sign != 0x2d {
                return nil
            }
            place += 1
        }
        return isEdge(signs[place]) && isValid(number) ? place : nil
    }

    private static func isEdge(_ sign: UInt8?) -> Bool {
        sign.map { !$0.isLetter && !$0.isDigit } ?? true
    }

    /// ISO 7064: the first four signs go to the end, letters count from 10, and the rest by 97 is 1.
    private static func isValid(_ number: [UInt8]) -> Bool {
        let rest = (number[4...] + number[..<4]).reduce(0) { rest, sign in
            sign.isDigit ? (rest * 10 + Int(sign - 0x30)) % 97 : (rest * 100 + Int(sign - 0x61) + 10) % 97
        }
        return rest == 1
    }

    /// Signs by country, of the registry that SWIFT keeps.
    private static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
        "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
        "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
        "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
        "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18,
        "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24,
        "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24,
        "XK": 20,
    ]
}
