/// `; did you mean "title"?` for the nearest of the known names, or nothing when none is near.
func suggestion(for name: String, among known: some Sequence<String>) -> String {
    let limit = max(1, name.count / 3)
    let nearest = known.map { (name: $0, distance: editDistance(name, $0)) }
        .filter { $0.distance <= limit }
        .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return nearest.map { "; did you mean \"\($0.name)\"?" } ?? ""
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one name into the other (the optimal string
/// alignment distance).
func editDistance(_ one: String, _ other: String) -> Int {
    let one = Array(one)
    let other = Array(other)
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (i, a) in one.enumerated() {
        var row = [i + 1]
        for (j, b) in other.enumerated() {
            var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1))
            if i > 0, j > 0, a == other[j - 1], one[i - 1] == b {
                distance = min(distance, beforeLast[j - 1] + 1)
            }
            row.append(distance)
        }
        beforeLast = last
        last = row
    }
    return last[other.count]
}
