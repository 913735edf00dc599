package vn.htsd.ingest.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.Sheet;

/** Where the fields of a form stand in the workbook that is being made. */
final class Laid {
    private final Map<String, Map<String, Cells>> bySheet = new LinkedHashMap<>();
    private final Map<String, Integer> totalRows = new HashMap<>();
    private final Map<String, Cells> unitsOfMoney = new HashMap<>();

    void put(Sheet sheet, Field field, Cells cells) {
        bySheet.computeIfAbsent(sheet.key(), key -> new LinkedHashMap<>()).put(field.name(), cells);
    }

    void putTotalRow(Sheet sheet, int row) {
        totalRows.put(sheet.key(), row);
    }

    void putUnitOfMoney(Sheet sheet, Cells cell) {
        unitsOfMoney.put(sheet.key(), cell);
    }

    Optional<Cells> of(Sheet sheet, String field) {
        return Optional.ofNullable(bySheet.getOrDefault(sheet.key(), Map.of()).get(field));
    }

    /** The fields of {@code sheet} that stand on the form, with one of these types. */
    List<Field> fields(Sheet sheet, java.util.Set<vn.htsd.data.form.FieldType> types) {
        return sheet.fields().stream()
                .filter(field -> types.contains(field.type()))
                .filter(field -> of(sheet, field.name()).isPresent())
                .toList();
    }

    Optional<Cells> total(Sheet sheet, String field) {
        return Optional.ofNullable(totalRows.get(sheet.key()))
                .flatMap(row -> of(sheet, field).map(cells -> Cells.one(cells.sheet(), row, cells.column())));
    }

    Optional<Cells> unitOfMoney(Sheet sheet) {
        return Optional.ofNullable(unitsOfMoney.get(sheet.key()));
    }
}
