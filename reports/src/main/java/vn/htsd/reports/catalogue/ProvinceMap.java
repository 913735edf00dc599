package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.TileMap;

/** Participations on a map of tiles, where the provinces of the edition are the 34 of today. */
final class ProvinceMap {
    /** Each row from the west to the east, each tile by its province's code; a dot is no tile. From the north down. */
    private static final List<String> GRID = List.of(
            "12 15 08 04",
            "11 25 19 20",
            "14 01 24 22",
            ".. 37 33 31",
            ".. .. 38",
            ".. .. 40",
            ".. .. .. 42",
            ".. .. .. 44",
            ".. .. .. .. 46",
            ".. .. .. .. 48",
            ".. .. .. .. 51",
            ".. .. .. .. 52",
            ".. .. .. .. 66",
            ".. 80 75 68 56",
            ".. 82 79",
            "91 92 86",
            "96");

    private static final Map<String, int[]> PLACES = places();
    private static final int ROW_OF_DA_NANG = 9;
    private static final int ROW_OF_KHANH_HOA = 13;

    private ProvinceMap() {}

    private static Map<String, int[]> places() {
        var places = new HashMap<String, int[]>();
        for (int row = 0; row < GRID.size(); row++) {
            var codes = GRID.get(row).split(" ");
            for (int column = 0; column < codes.length; column++) {
                if (!codes[column].startsWith(".")) {
                    places.put(codes[column], new int[] {column, row});
                }
            }
        }
        return Map.copyOf(places);
    }

    static List<Block> blocks(Edition edition) {
        var codes = edition.parts().stream().map(part -> part.code()).toList();
        if (!edition.isOf(LocalityLevel.NATION)
                || codes.size() != PLACES.size()
                || !PLACES.keySet().containsAll(codes)) {
            return List.of();
        }
        var words = edition.words();
        var tiles = new ArrayList<TileMap.Tile>();
        for (var part : edition.parts()) {
            var place = PLACES.getOrDefault(part.code(), new int[2]);
            var people = part.measures().participants();
            tiles.add(new TileMap.Tile(
                    place[0],
                    place[1],
                    part.name(),
                    people.value(),
                    edition.figures().count(people)));
        }
        var islands = List.of(
                new TileMap.Island(ROW_OF_DA_NANG, words.of("hoang_sa")),
                new TileMap.Island(ROW_OF_KHANH_HOA, words.of("truong_sa")));
        return List.of(
                words.caption("chart_map"),
                new Block.Picture(new TileMap(tiles, islands, words.of("map_scale")), words.of("chart_map")),
                new Block.Legend(words.of("map_note")));
    }
}
