/// Formulas and how they are told.
enum FormulaCases {
    /// A formula of the cell Z9 as Excel stores it, and what the cell does.
    static let all: [(String, String, String)] = [
        ("SUM(B2:B11)", "additionne B2 à B11", "adds up B2 to B11"),
        ("SUM(B:B)", "additionne la colonne B", "adds up column B"),
        ("SUM(B:D)", "additionne les colonnes B à D", "adds up columns B to D"),
        ("SUM(B2:B11,D4)", "additionne B2 à B11 et D4", "adds up B2 to B11 and D4"),
        ("SUM(Tarifs!B2:B4)", "additionne B2 à B4 de la feuille « Tarifs »", "adds up B2 to B4 of the sheet “Tarifs”"),
        ("SUM(_2024)", "additionne « _2024 »", "adds up “_2024”"),
        ("AVERAGE($B$2:$B$11)", "calcule la moyenne de B2 à B11", "averages B2 to B11"),
        ("AVERAGE(B:D)", "calcule la moyenne des colonnes B à D", "averages columns B to D"),
        ("MAX(B2:B9)", "donne la plus grande valeur de B2 à B9", "gives the largest value of B2 to B9"),
        ("COUNTA(A2:A99)", "compte les cases remplies de A2 à A99", "counts the filled cells of A2 to A99"),
        ("B2+C2", "additionne B2 et C2", "adds up B2 and C2"),
        ("B2+C2+D2", "additionne B2, C2 et D2", "adds up B2, C2 and D2"),
        ("B2-C2", "retire C2 de B2", "takes C2 away from B2"),
        ("B2*C2", "multiplie B2 par C2", "multiplies B2 by C2"),
        ("B2/C2", "divise B2 par C2", "divides B2 by C2"),
        ("B2^2", "élève B2 à la puissance 2", "raises B2 to the power 2"),
        ("B2*20%", "multiplie B2 par 20 %", "multiplies B2 by 20%"),
        ("(B2+C2)*1.2", "calcule (B2 + C2) × 1,2", "works out (B2 + C2) × 1.2"),
        ("B2-(C2-D2)", "calcule B2 − (C2 − D2)", "works out B2 − (C2 − D2)"),
        ("B2-C2-D2", "calcule B2 − C2 − D2", "works out B2 − C2 − D2"),
        ("-B2", "donne l’opposé de B2", "gives the opposite of B2"),
        (
            "SUM(B2:B4)/SUM(C2:C4)", "divise la somme de B2 à B4 par la somme de C2 à C4",
            "divides the sum of B2 to B4 by the sum of C2 to C4"
        ),
        ("TODAY()", "donne la date du jour", "gives today’s date"),
        ("TODAY()-B2", "compte les jours écoulés depuis B2", "counts the days since B2"),
        ("B2-TODAY()", "compte les jours qui restent jusqu’à B2", "counts the days left until B2"),
        ("NETWORKDAYS(B2,C2)", "compte les jours ouvrés de B2 à C2", "counts the working days from B2 to C2"),
        ("A2&\" - \"&B2", "assemble A2, «  -  » et B2", "joins A2, “ - ” and B2"),
        ("CONCATENATE(A2,B2)", "assemble A2 et B2", "joins A2 and B2"),
        ("_xlfn.TEXTJOIN(\", \",TRUE,A2:A9)", "assemble A2 à A9", "joins A2 to A9"),
        ("A2", "reprend A2", "repeats A2"),
        (
            "IF(B2>5,\"oui\",\"non\")", "si B2 est supérieur à 5, affiche « oui » ; sinon, affiche « non »",
            "if B2 is greater than 5, shows “oui”; otherwise, shows “non”"
        ),
        (
            "IF(B2=\"\",\"\",TODAY()-B2)", "si B2 est vide, reste vide ; sinon, compte les jours écoulés depuis B2",
            "if B2 is empty, stays empty; otherwise, counts the days since B2"
        ),
        (
            "IF(AND(B2<>\"\",C2<=3),1,0)",
            "si B2 est rempli et C2 est inférieur ou égal à 3, affiche 1 ; sinon, affiche 0",
            "if B2 is filled in and C2 is at most 3, shows 1; otherwise, shows 0"
        ),
        (
            "IF(OR(ISBLANK(B2),NOT(C2=D2)),A2)",
            "si B2 est vide ou C2 est différent de D2, reprend A2 ; sinon, affiche FAUX",
            "if B2 is empty or C2 is different from D2, repeats A2; otherwise, shows FALSE"
        ),
        (
            "COUNTIF(A2:A50,\"Reçu\")", "compte les cases de A2 à A50 dont la valeur est égale à « Reçu »",
            "counts the cells of A2 to A50 whose value is equal to “Reçu”"
        ),
        (
            "COUNTIF(A2:A50,\">=5\")", "compte les cases de A2 à A50 dont la valeur est supérieure ou égale à 5",
            "counts the cells of A2 to A50 whose value is at least 5"
        ),
        (
            "COUNTIF(A2:A50,\"<>\")", "compte les cases de A2 à A50 dont la valeur n’est pas vide",
            "counts the cells of A2 to A50 whose value is not empty"
        ),
        (
            "COUNTIF(A2:A50,\"*port*\")", "compte les cases de A2 à A50 dont la valeur contient « port »",
            "counts the cells of A2 to A50 whose value contains “port”"
        ),
        (
            "COUNTIF(A:A,\"<\"&D1)", "compte les cases de la colonne A dont la valeur est inférieure à D1",
            "counts the cells of column A whose value is less than D1"
        ),
        (
            "COUNTIFS(A2:A9,\"x\",B2:B9,\">3\")",
            "compte les lignes dont la valeur dans A2 à A9 est égale à « x » et dans B2 à B9 est supérieure à 3",
            "counts the rows whose value in A2 to A9 is equal to “x” and in B2 to B9 is greater than 3"
        ),
        (
            "SUMIF(A2:A9,\"x\",C2:C9)",
            "additionne C2 à C9, seulement les lignes dont la valeur dans A2 à A9 est égale à « x »",
            "adds up C2 to C9, only the rows whose value in A2 to A9 is equal to “x”"
        ),
        (
            "AVERAGEIFS(C2:C9,A2:A9,D1)",
            "calcule la moyenne de C2 à C9, seulement les lignes dont la valeur dans A2 à A9 est égale à D1",
            "averages C2 to C9, only the rows whose value in A2 to A9 is equal to D1"
        ),
        (
            "VLOOKUP(B2,Tarifs!$A$2:$B$4,2,FALSE)",
            "va chercher « Prix » dans la feuille « Tarifs », à la ligne qui correspond à B2",
            "looks up “Prix” in the sheet “Tarifs”, on the row that matches B2"
        ),
        (
            "VLOOKUP(B2,Tarifs!A:C,3,0)",
            "va chercher la colonne C dans la feuille « Tarifs », à la ligne qui correspond à B2",
            "looks up column C in the sheet “Tarifs”, on the row that matches B2"
        ),
        (
            "VLOOKUP(B2,Tarifs!A:B,2)",
            "va chercher « Prix » dans la feuille « Tarifs », à la ligne qui correspond à B2 (ou juste en dessous)",
            "looks up “Prix” in the sheet “Tarifs”, on the row that matches B2 (or just below)"
        ),
        (
            "_xlfn.XLOOKUP(B2,Tarifs!A2:A4,Tarifs!B2:B4,\"?\")",
            "va chercher « Prix » dans la feuille « Tarifs », à la ligne qui correspond à B2 ; sinon, affiche « ? »",
            "looks up “Prix” in the sheet “Tarifs”, on the row that matches B2; otherwise, shows “?”"
        ),
        (
            "INDEX(Tarifs!$B$2:$B$4,MATCH(B2,Tarifs!$A$2:$A$4,0))",
            "va chercher « Prix » dans la feuille « Tarifs », à la ligne qui correspond à B2",
            "looks up “Prix” in the sheet “Tarifs”, on the row that matches B2"
        ),
        (
            "IFERROR(VLOOKUP(B2,Tarifs!A2:B4,2,0),\"\")",
            "va chercher « Prix » dans la feuille « Tarifs », à la ligne qui correspond à B2 ; en cas d’erreur, reste vide",
            "looks up “Prix” in the sheet “Tarifs”, on the row that matches B2; if that fails, stays empty"
        ),
        (
            "ROUND(B2*1.055,2)", "arrondit B2 × 1,055 à 2 chiffre(s) après la virgule",
            "rounds B2 × 1.055 to 2 decimal place(s)"
        ),
        ("LEFT(A2,3)", "garde les 3 premiers caractères de A2", "keeps the first 3 characters of A2"),
        (
            "SUBTOTAL(109,B2:B9)", "additionne B2 à B9, lignes affichées seulement",
            "adds up B2 to B9, visible rows only"
        ),
        (
            "SUMPRODUCT(B2:B9,C2:C9)", "multiplie ligne par ligne B2 à B9 et C2 à C9, puis additionne le tout",
            "multiplies B2 to B9 and C2 to C9 row by row, then adds it all up"
        ),
        ("SUM(Ventes[Montant])", "additionne « Montant »", "adds up “Montant”"),
        ("[1]Feuil1!A1", "reprend A1 d’un autre classeur", "repeats A1 of another workbook"),
        ("'L''été'!B2", "reprend B2 de la feuille « L'été »", "repeats B2 of the sheet “L'été”"),
        (
            "B2*VLOOKUP(A2,Tarifs!A:B,2,0)",
            "calcule B2 × (« Prix » dans la feuille « Tarifs », à la ligne qui correspond à A2)",
            "works out B2 × (“Prix” in the sheet “Tarifs”, on the row that matches A2)"
        ),
        (
            "B2+IF(C2>3,1,0)", "calcule B2 + (1 si C2 est supérieur à 3, sinon 0)",
            "works out B2 + (1 if C2 is greater than 3, otherwise 0)"
        ),
        (
            "COUNTIF(A:A,\"x\")/COUNTA(A:A)",
            "calcule (le nombre de cases de la colonne A dont la valeur est égale à « x ») ÷ "
                + "(le nombre de cases remplies de la colonne A)",
            "works out (the number of cells of column A whose value is equal to “x”) ÷ "
                + "(the number of filled cells of column A)"
        ),
        (
            "IF(FOO(B2)>1,SUMIF(A:A,1,B:B),\"\")",
            "si le résultat de la fonction FOO est supérieur à 1, additionne la colonne B, seulement les lignes dont la "
                + "valeur dans la colonne A est égale à 1 ; sinon, reste vide",
            "if the result of the function FOO is greater than 1, adds up column B, only the rows whose value in "
                + "column A is equal to 1; otherwise, stays empty"
        ),
        ("FOO.BAR(B2)", "utilise la fonction FOO.BAR sur B2", "uses the function FOO.BAR on B2"),
        ("B2>C2", "indique si B2 est supérieur à C2", "tells whether B2 is greater than C2"),
        ("Tarifs!#REF!", "affiche l’erreur #REF!", "shows the error #REF!"),
    ]
}
