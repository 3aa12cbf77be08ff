// What a JDBC client (Metabase, DBeaver, Tableau's generic driver) finds in the
// warehouse: counts by kind, and the answers of the queries given.
//
//	java -cp postgresql.jar Metadata.java URL USER PASSWORD [QUERY...]

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

public class Metadata {
	public static void main(String[] args) throws Exception {
		try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2])) {
			DatabaseMetaData look = connection.getMetaData();
			int tables = 0, views = 0, columns = 0, primary = 0, foreign = 0, bareTables = 0, bareColumns = 0;
			for (String schema : new String[] { "glasshouse", "bi" }) {
				List<String> names = new ArrayList<>();
				try (ResultSet rows = look.getTables(null, schema, "%", new String[] { "TABLE", "VIEW" })) {
					while (rows.next()) {
						boolean isTable = rows.getString("TABLE_TYPE").equals("TABLE");
						tables += isTable ? 1 : 0;
						views += isTable ? 0 : 1;
						bareTables += rows.getString("REMARKS") == null ? 1 : 0;
						if (isTable)
							names.add(rows.getString("TABLE_NAME"));
					}
				}
				try (ResultSet rows = look.getColumns(null, schema, "%", "%")) {
					while (rows.next()) {
						columns++;
						bareColumns += rows.getString("REMARKS") == null ? 1 : 0;
					}
				}
				for (String name : names) {
					try (ResultSet rows = look.getPrimaryKeys(null, schema, name)) {
						primary += rows.next() ? 1 : 0;
					}
					try (ResultSet rows = look.getImportedKeys(null, schema, name)) {
						while (rows.next())
							foreign += rows.getInt("KEY_SEQ") == 1 ? 1 : 0;
					}
				}
			}
			System.out.printf("table\t%d%nview\t%d%ncolumn\t%d%nprimary\t%d%nforeign\t%d%n", tables, views,
			    columns, primary, foreign);
			System.out.printf("bare_table\t%d%nbare_column\t%d%n", bareTables, bareColumns);
			for (int i = 3; i < args.length; i++)
				try (Statement statement = connection.createStatement();
				    ResultSet rows = statement.executeQuery(args[i])) {
					while (rows.next())
						System.out.println("answer\t" + rows.getString(1));
				}
		}
	}
}
