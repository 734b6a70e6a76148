import WorkerKit

/// How many times something was seen, and where first.
struct FirstPlace {
    private var count = 0
    private var sheet = ""
    private var cell = ""

    mutating func add(_ times: Int, _ sheet: @autoclosure () -> String, _ cell: @autoclosure () -> String) {
        guard times > 0 else { return }
        if count == 0 { (self.sheet, self.cell) = (sheet(), cell()) }
        count = min(count + times, Int(Int32.max))
    }

    func tell(_ report: Report, _ warning: Warning) {
        guard count > 0 else { return }
        report.warn(warning, [("sheet", .text(sheet)), ("cell", .text(cell)), ("count", .number(count))])
    }
}

/// What was seen of citizens in a whole document.
struct CitizenCount {
    private var emails = FirstPlace()
    private var phones = FirstPlace()
    private var nirs = FirstPlace()
    private var ibans = FirstPlace()
    var names = FirstPlace()

    /// - Parameters:
    ///   - sheet: or another part of the document; empty where there is only one.
    ///   - cell: « B12 » or « § 3 ».
    mutating func add(
        _ seen: Sightings, times: Int = 1, _ sheet: @autoclosure () -> String, _ cell: @autoclosure () -> String
    ) {
        guard !seen.isEmpty else { return }
        emails.add(seen.emails * times, sheet(), cell())
        phones.add(seen.phones * times, sheet(), cell())
        nirs.add(seen.nirs * times, sheet(), cell())
        ibans.add(seen.ibans * times, sheet(), cell())
    }

    func tell(_ report: Report) {
        emails.tell(report, .email)
        phones.tell(report, .phone)
        nirs.tell(report, .nir)
        ibans.tell(report, .iban)
        names.tell(report, .names)
    }
}
