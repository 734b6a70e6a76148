extension Answer {
    /// Writes what is found of the file in descriptor 0 as the one line of descriptor 1.
    ///
    /// - Parameter work: given the file and libmagic's database, which is descriptor 3.
    package static func give(_ work: (_ file: Bytes, _ database: Bytes) throws -> Answer) {
        var answer = Answer()
        do {
            let file = try Bytes(descriptor: 0)
            guard let database = try? Bytes(descriptor: 3) else { stop("the magic database is empty") }
            answer = try work(file, database)
        } catch let refused as Refused {
            answer.findings = refused.findings
        } catch {
            stop("unexpected: \(error)")
        }
        do { try Output(1).write(answer.line + "\n") } catch { stop("the answer cannot be written") }
    }
}
