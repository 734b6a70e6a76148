import Glibc

// Descriptors: 0 the file to check, 1 the answer, 2 what an operator may want to read, 3 the folder for renditions.
//   bricoleur-pictures photo SIDE PIXELS WIDTH...
//   bricoleur-pictures document ENDING

Confinement.enter()

let arguments = CommandLine.arguments.dropFirst()
let answer: String
do {
    let file = try Bytes(descriptor: 0)
    let numbers = arguments.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
    switch arguments.first {
    case "photo" where numbers.count >= 3 && numbers.count == arguments.count - 1:
        let limits = PictureLimits(side: numbers[0], pixels: numbers[1])
        answer = try PhotoCheck(limits: limits, widths: Array(numbers[2...]), folder: 3).run(file)
    case "document" where arguments.count == 2:
        answer = try DocumentCheck(ending: arguments.last ?? "").run(file)
    default:
        stop("usage: bricoleur-pictures photo SIDE PIXELS WIDTH... | document ENDING")
    }
} catch let refused as Refused {
    answer = Answer.refusal(refused)
} catch {
    stop("unexpected: \(error)")
}
write(answer + "\n", to: 1)
exit(0)
